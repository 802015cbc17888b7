package city.qala.pulse.movement;

import java.util.Arrays;

/** Footfall, sales and weather of one district and category, hour by hour. */
final class HourSeries {

    /** Hours of a week; every one has an effect of its own. */
    static final int WEEK = 168;

    private long[] hours = new long[256];
    private double[] footfall = new double[256];
    private double[] sales = new double[256];
    private double[] weather = new double[256];
    private int size;

    /** Takes an hour in; false if it stands there already. Hours may come in any order. */
    boolean add(long hour, double people, double sold, double air) {
        int at =
                size == 0 || hours[size - 1] < hour
                        ? size
                        : -Arrays.binarySearch(hours, 0, size, hour) - 1;
        if (at < 0) return false;
        if (size == hours.length) grow();
        shift(at);
        hours[at] = hour;
        footfall[at] = people;
        sales[at] = sold;
        weather[at] = air;
        size++;
        return true;
    }

    /** How many hours there are. */
    int size() {
        return size;
    }

    /** Hours since 1970. */
    long hour(int i) {
        return hours[i];
    }

    double footfall(int i) {
        return footfall[i];
    }

    double sales(int i) {
        return sales[i];
    }

    double weather(int i) {
        return weather[i];
    }

    /** Where the hour so many hours before the i-th stands, -1 if it is missing. */
    int before(int i, int lag) {
        long wanted = hours[i] - lag;
        int guess = i - lag;
        if (guess >= 0 && hours[guess] == wanted) return guess;
        int found = Arrays.binarySearch(hours, 0, size, wanted);
        return Math.max(found, -1);
    }

    private void shift(int at) {
        int moved = size - at;
        System.arraycopy(hours, at, hours, at + 1, moved);
        System.arraycopy(footfall, at, footfall, at + 1, moved);
        System.arraycopy(sales, at, sales, at + 1, moved);
        System.arraycopy(weather, at, weather, at + 1, moved);
    }

    private void grow() {
        hours = Arrays.copyOf(hours, 2 * size);
        footfall = Arrays.copyOf(footfall, 2 * size);
        sales = Arrays.copyOf(sales, 2 * size);
        weather = Arrays.copyOf(weather, 2 * size);
    }
}
