package city.qala.registry.link;

/** A date as it was written, impossible ones too: year·10000 + month·100 + day, 0 if unreadable. */
final class BirthDate {
    private static final int PIVOT = 30;
    private static final int CENTURY = 100;

    private BirthDate() {}

    /**
     * Reads a date. The format orders the parts; a part of four digits is the year wherever it
     * stands.
     *
     * @param format letters y, M, d; empty means year first, or last if the last part has four
     *     digits
     */
    static int parse(String text, String format) {
        String order = order(format);
        String[] parts = text.strip().split("\\D+", -1);
        if (parts.length == 1 && text.strip().length() == 8)
            return packed(slices(text.strip(), order), order);
        if (parts.length > 3 && text.indexOf(':') > 0)
            return parse(text.substring(0, Math.min(10, text.length())), format);
        if (parts.length != 3)
            return parts.length == 1 && parts[0].length() == 4
                    ? Integer.parseInt(parts[0]) * 10_000
                    : 0;
        if (parts[0].length() == 4) order = "yMd";
        else if (parts[2].length() == 4 && order.startsWith("y")) order = "dMy";
        return packed(parts, order);
    }

    private static String order(String format) {
        var out = new StringBuilder();
        for (char c : format.toCharArray())
            if ((c == 'y' || c == 'u' || c == 'M' || c == 'd')
                    && out.indexOf(String.valueOf(c == 'u' ? 'y' : c)) < 0)
                out.append(c == 'u' ? 'y' : c);
        return out.length() == 3 ? out.toString() : "yMd";
    }

    private static String[] slices(String eight, String order) {
        String[] parts = new String[3];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            int len = order.charAt(i) == 'y' ? 4 : 2;
            parts[i] = eight.substring(at, at + len);
            at += len;
        }
        return parts;
    }

    private static int packed(String[] parts, String order) {
        int year = number(parts[order.indexOf('y')]);
        int month = number(parts[order.indexOf('M')]);
        int day = number(parts[order.indexOf('d')]);
        if (year > 9999 || month > 99 || day > 99) return 0;
        if (parts[order.indexOf('y')].length() == 2)
            year += year <= PIVOT ? 20 * CENTURY : 19 * CENTURY;
        return year * 10_000 + month * CENTURY + day;
    }

    private static int number(String digits) {
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    /** Digits in which two dates differ, written with eight digits. */
    static int digitsApart(int a, int b) {
        int apart = 0;
        int x = a;
        int y = b;
        for (int i = 0; i < 8; i++) {
            if (x % 10 != y % 10) apart++;
            x /= 10;
            y /= 10;
        }
        return apart;
    }

    /** Whether two neighbouring digits were swapped, and nothing else. */
    static boolean neighboursSwapped(int a, int b) {
        int x = a;
        int y = b;
        while (x != y && x % 10 == y % 10) {
            x /= 10;
            y /= 10;
        }
        boolean swapped = x % 10 == y / 10 % 10 && x / 10 % 10 == y % 10;
        return x != y && swapped && x / CENTURY == y / CENTURY;
    }

    static int year(int date) {
        return date / 10_000;
    }

    static int month(int date) {
        return date / CENTURY % CENTURY;
    }

    static int day(int date) {
        return date % CENTURY;
    }
}
