package city.qala.sensing.series;

/**
 * Sums of the numbers of a piece of time. Numbers may come in any order; first and last are decided
 * by (time, id).
 */
final class Tally {
    long count;
    double sum;
    double min = Double.NaN;
    double max = Double.NaN;
    double first = Double.NaN;
    double last = Double.NaN;
    long firstTime;
    long firstId;
    long lastTime;
    long lastId;

    /** Adds a number; NaN is passed over. */
    void add(long time, long id, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (count == 0 || value < min) {
            min = value;
        }
        if (count == 0 || value > max) {
            max = value;
        }
        if (count == 0 || before(time, id, firstTime, firstId)) {
            first = value;
            firstTime = time;
            firstId = id;
        }
        if (count == 0 || before(lastTime, lastId, time, id)) {
            last = value;
            lastTime = time;
            lastId = id;
        }
        count++;
        sum += value;
    }

    /** Adds all that another one holds. */
    void add(Tally other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0 || other.min < min) {
            min = other.min;
        }
        if (count == 0 || other.max > max) {
            max = other.max;
        }
        if (count == 0 || before(other.firstTime, other.firstId, firstTime, firstId)) {
            first = other.first;
            firstTime = other.firstTime;
            firstId = other.firstId;
        }
        if (count == 0 || before(lastTime, lastId, other.lastTime, other.lastId)) {
            last = other.last;
            lastTime = other.lastTime;
            lastId = other.lastId;
        }
        count += other.count;
        sum += other.sum;
    }

    /** As seen from outside, over the given piece of time. */
    Series.Bucket bucket(long from, long to) {
        return new Series.Bucket(
                from, to, count, count == 0 ? Double.NaN : sum / count, min, max, first, last);
    }

    private static boolean before(long time, long id, long otherTime, long otherId) {
        return time < otherTime || (time == otherTime && id < otherId);
    }
}
