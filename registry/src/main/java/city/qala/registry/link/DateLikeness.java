package city.qala.registry.link;

/** How alike two birth dates are. */
final class DateLikeness {
    static final int LEVELS = 7;
    private static final int DECADE = 10;

    private DateLikeness() {}

    /**
     * 2 one digit wrong, neighbours swapped, or day and month swapped; 3 two parts of three equal;
     * 4 two digits wrong; 5 same year, and the first of January where a day is not known; 6 same
     * year; 7 different.
     */
    static int of(int a, int b) {
        int digits = BirthDate.digitsApart(a, b);
        if (digits == 0) return 1;
        if (digits == 1 || BirthDate.neighboursSwapped(a, b) || dayAndMonthSwapped(a, b)) return 2;
        boolean year = BirthDate.year(a) == BirthDate.year(b);
        boolean month = BirthDate.month(a) == BirthDate.month(b);
        boolean day = BirthDate.day(a) == BirthDate.day(b);
        boolean nearYear = Math.abs(BirthDate.year(a) - BirthDate.year(b)) <= DECADE;
        boolean half = year && (isPlaceholder(a) || isPlaceholder(b));
        if (half && digits > 1) return 5;
        if ((year && (month || day)) || (month && day && nearYear)) return 3;
        if (digits == 2) return 4;
        return year ? 6 : LEVELS;
    }

    private static boolean isPlaceholder(int date) {
        return date % 10_000 == 101;
    }

    private static boolean dayAndMonthSwapped(int a, int b) {
        return BirthDate.year(a) == BirthDate.year(b)
                && BirthDate.month(a) == BirthDate.day(b)
                && BirthDate.day(a) == BirthDate.month(b);
    }
}
