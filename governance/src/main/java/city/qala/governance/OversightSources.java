package city.qala.governance;

import city.qala.kernel.Language;
import java.time.Instant;
import java.util.List;

/**
 * What oversight shows and other parts of the city know.
 *
 * @param algorithms what the register of algorithms says is off
 * @param agreements what organisations agreed to
 */
public record OversightSources(Algorithms algorithms, Agreements agreements) {

    /** Nothing is known of either. */
    public static final OversightSources NONE =
            new OversightSources(language -> List.of(), now -> List.of());

    /** The register of algorithms. */
    @FunctionalInterface
    public interface Algorithms {
        /** A sentence for each algorithm that is off: which, since when, why. */
        List<String> notes(Language language);
    }

    /** The agreements between organisations. */
    @FunctionalInterface
    public interface Agreements {
        /** All of them, as they stand at a moment. */
        List<Agreed> list(Instant now);
    }

    /**
     * An agreement.
     *
     * @param partner name of the other side
     * @param dataSet what is exchanged
     * @param fields which of its fields
     * @param purpose what for
     * @param from its first moment
     * @param until its end
     * @param state {@code proposed}, {@code approved}, {@code active} or {@code ended}
     */
    public record Agreed(
            String partner,
            String dataSet,
            List<String> fields,
            String purpose,
            Instant from,
            Instant until,
            String state) {
        public Agreed {
            fields = List.copyOf(fields);
        }
    }
}
