package city.qala.kernel;

import java.util.Optional;

/**
 * Business identification number of Kazakhstan: twelve digits, the fifth 4 (resident), 5
 * (non-resident) or 6 (joint sole enterprise), the last one a check digit. Public, but masked in
 * {@code toString} like an IIN, because a sole trader's number leads to a person.
 *
 * @param digits twelve ASCII digits
 */
public record Bin(String digits) {

    public Bin {
        if (!possible(digits))
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "invalid-parameter",
                            "A BIN is twelve digits, the fifth 4, 5 or 6, with a right check digit.")
                    .at("bin", "must be twelve digits with a right check digit");
    }

    /** The number in the text, spaces around it allowed; empty if it is none. */
    public static Optional<Bin> find(String text) {
        String digits = text.strip();
        return possible(digits) ? Optional.of(new Bin(digits)) : Optional.empty();
    }

    private static boolean possible(String digits) {
        return Checksum12.holds(digits) && digits.charAt(4) >= '4' && digits.charAt(4) <= '6';
    }

    /** Masked: {@code BIN ••••••••••85}. */
    @Override
    public String toString() {
        return "BIN ••••••••••" + digits.substring(10);
    }
}
