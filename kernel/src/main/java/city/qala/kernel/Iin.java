package city.qala.kernel;

import java.util.Optional;

/**
 * Individual identification number of Kazakhstan: twelve digits, the last one a check digit.
 *
 * <p>Digits one to six are usually a birth date and the seventh century and sex, but numbers given
 * since 2013 need not follow that, so only the check digit decides whether a number is possible.
 * {@code toString} is masked; {@link #digits} is the whole number and never goes to a log or an
 * address.
 *
 * @param digits twelve ASCII digits
 */
public record Iin(String digits) {

    public Iin {
        // The value itself stays out of the message: messages reach logs and screens.
        if (!Checksum12.holds(digits))
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "invalid-parameter",
                            "An IIN is twelve digits with a right check digit.")
                    .at("iin", "must be twelve digits with a right check digit");
    }

    /** The number in the text, spaces around it allowed; empty if it is none. */
    public static Optional<Iin> find(String text) {
        String digits = text.strip();
        return Checksum12.holds(digits) ? Optional.of(new Iin(digits)) : Optional.empty();
    }

    /**
     * Whether the number was made for a demonstration: its seventh digit is 7 or 8, which no law
     * assigns, so that it can be nobody's.
     */
    public boolean isMade() {
        return digits.charAt(6) == '7' || digits.charAt(6) == '8';
    }

    /**
     * Makes a number that can be nobody's.
     *
     * @param sixDigits the first six, usually a birth date as YYMMDD
     * @param serial 0 to 19,999; every serial gives another number
     * @return the number, or empty for the few serials that have no check digit
     */
    public static Optional<Iin> made(String sixDigits, int serial) {
        if (!sixDigits.matches("[0-9]{6}"))
            throw Problem.invalid("sixDigits", sixDigits, "must be six digits");
        if (serial < 0 || serial > 19_999)
            throw Problem.invalid("serial", serial, "must be 0 to 19999");
        String eleven = sixDigits + (7 + serial / 10_000) + "%04d".formatted(serial % 10_000);
        var digit = Checksum12.digit(eleven);
        return digit.isPresent()
                ? Optional.of(new Iin(eleven + digit.getAsInt()))
                : Optional.empty();
    }

    /** Masked: {@code IIN ••••••••••02}. */
    @Override
    public String toString() {
        return "IIN ••••••••••" + digits.substring(10);
    }
}
