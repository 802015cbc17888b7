package city.qala.exchange.agreement;

import city.qala.kernel.Problem;

/**
 * The organisation at the other side of an agreement.
 *
 * @param kind which of the three kinds it is
 * @param name its registered name
 * @param bin its business identification number; empty for an organisation abroad
 */
public record Partner(Kind kind, String name, String bin) {

    /** Kinds of partners. */
    public enum Kind {
        GOVERNMENT,
        COMPANY,
        UNIVERSITY
    }

    public Partner {
        if (name.isBlank() || name.length() > 200)
            throw Problem.invalid("partner.name", name, "must be 1 to 200 letters");
        if (!bin.isEmpty()) bin = new city.qala.kernel.Bin(bin).digits();
    }
}
