package city.qala.operations.incident;

import city.qala.kernel.Problem;
import java.util.Locale;

/**
 * The written protocols. The steps of each, with who does them, stand in the bundles under {@code
 * protocol.<word>}.
 */
public enum Protocol {
    /** Smoke over a district. */
    SMOKE,
    /** Houses without heat. */
    HEATING,
    /** A burst pipe, or no water. */
    WATER,
    /** No power. */
    POWER,
    /** The town's own sensors or network fail. */
    DATA,
    /** Anything else. */
    OTHER;

    /** The protocol of an address. */
    static Protocol of(String word) {
        for (Protocol p : values()) {
            if (p.word().equals(word)) return p;
        }
        throw Problem.invalid("protocol", word, "must be one of the written protocols");
    }

    /** Its name in addresses and bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
