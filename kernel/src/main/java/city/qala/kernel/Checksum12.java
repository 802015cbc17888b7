package city.qala.kernel;

import java.util.OptionalInt;

/** Check digit of the twelve-digit national numbers, in two passes. */
final class Checksum12 {
    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private Checksum12() {}

    /** The twelfth digit for eleven; empty for the few that no number is ever given for. */
    static OptionalInt digit(String eleven) {
        int first = weigh(eleven, FIRST);
        if (first < 10) return OptionalInt.of(first);
        int second = weigh(eleven, SECOND);
        return second < 10 ? OptionalInt.of(second) : OptionalInt.empty();
    }

    /** Whether the text is twelve ASCII digits of which the last is right. */
    static boolean holds(String twelve) {
        if (twelve.length() != 12) return false;
        for (int i = 0; i < 12; i++) {
            if (twelve.charAt(i) < '0' || twelve.charAt(i) > '9') return false;
        }
        OptionalInt digit = digit(twelve.substring(0, 11));
        return digit.isPresent() && digit.getAsInt() == twelve.charAt(11) - '0';
    }

    private static int weigh(String eleven, int[] weights) {
        int sum = 0;
        for (int i = 0; i < 11; i++) sum += weights[i] * (eleven.charAt(i) - '0');
        return sum % 11;
    }
}
