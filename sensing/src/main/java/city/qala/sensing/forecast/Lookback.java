package city.qala.sensing.forecast;

/** Values of one column seen from an hour backwards. */
final class Lookback {

    private final double[] values;

    Lookback(double[] values) {
        this.values = values;
    }

    /** NaN if not measured or outside of the table. */
    double at(int row) {
        return row < 0 || row >= values.length ? Double.NaN : values[row];
    }

    /** Mean of the last hours up to a row, those missing left out; NaN if all are. */
    double mean(int row, int hours) {
        return mean(row, 0, hours, row);
    }

    /**
     * Mean over ages from one to another (not included), seen from a row.
     *
     * @param newest rows after this one are not looked at
     */
    double mean(int row, int from, int to, int newest) {
        double sum = 0;
        int n = 0;
        for (int age = from; age < to; age++) {
            double value = row - age > newest ? Double.NaN : at(row - age);
            if (Double.isNaN(value)) continue;
            sum += value;
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    double highest(int row, int hours) {
        double highest = Double.NaN;
        for (int age = 0; age < hours; age++)
            if (!(at(row - age) <= highest) && !Double.isNaN(at(row - age)))
                highest = at(row - age);
        return highest;
    }

    double lowest(int row, int hours) {
        double lowest = Double.NaN;
        for (int age = 0; age < hours; age++)
            if (!(at(row - age) >= lowest) && !Double.isNaN(at(row - age))) lowest = at(row - age);
        return lowest;
    }
}
