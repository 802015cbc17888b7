package city.qala.registry.people;

import java.time.LocalDate;
import java.util.Map;

/**
 * A version of a record, as it was delivered.
 *
 * @param id of the record
 * @param version 1 for the first
 * @param register code of its register
 * @param person whom it is about
 * @param validFrom the day from which it holds
 * @param cells by column
 * @param hidden whether it says that the address is protected
 */
record Entry(
        String id,
        int version,
        String register,
        String person,
        LocalDate validFrom,
        Map<String, String> cells,
        boolean hidden) {
    Entry {
        cells = Map.copyOf(cells);
    }

    /** Names the version for whoever asks where a fact comes from. */
    String source() {
        return id + " v" + version;
    }
}
