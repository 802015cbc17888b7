package city.qala.pulse.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How attackers fared against this release, as measured and written down by {@code
 * bench/release.sh}: {@code attacks.csv} beside this class.
 *
 * @param on the day of the measurement
 * @param worlds how many pairs of worlds each attacker saw
 * @param epsilon that was claimed
 * @param attacks each with its outcome
 */
record AttackRecord(LocalDate on, int worlds, String epsilon, List<Outcome> attacks) {

    /**
     * One attack.
     *
     * @param name last part of its message key
     * @param right how often the attacker was right, 0.5 being a coin's
     * @param bound on epsilon that it proves; empty where there is none
     */
    record Outcome(String name, double right, String bound) {}

    AttackRecord {
        attacks = List.copyOf(attacks);
    }

    /** The record that ships. */
    static AttackRecord shipped() {
        try (InputStream in = AttackRecord.class.getResourceAsStream("attacks.csv")) {
            if (in == null) throw new IllegalStateException("attacks.csv is missing");
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttackRecord read(BufferedReader in) {
        List<String[]> rows = new ArrayList<>(in.lines().map(l -> l.split(",", -1)).toList());
        // The first line holds day, worlds and epsilon; the second names the columns.
        String[] head = rows.getFirst();
        List<Outcome> all =
                rows.subList(2, rows.size()).stream()
                        .map(r -> new Outcome(r[0], Double.parseDouble(r[1]), r[2]))
                        .toList();
        return new AttackRecord(LocalDate.parse(head[0]), Integer.parseInt(head[1]), head[2], all);
    }
}
