package city.qala.sensing.series;

import city.qala.platform.db.Database;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.Scan;
import city.qala.sensing.series.Observation.Extra;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the journal of observations, which no database tool can read, and checks it. Works
 * beside a running server and changes nothing.
 */
public final class JournalCommand {

    private static final Sql READ = Sql.of(JournalCommand.class, "journal-read");

    /**
     * What a block says.
     *
     * @param position of the block
     * @param bytes its length
     * @param added rows added, by stream
     * @param changes replacements and removals in words, in their order
     * @param damage what is wrong with it; empty if nothing is
     */
    public record Shown(
            long position,
            int bytes,
            Map<Integer, Integer> added,
            List<String> changes,
            String damage) {
        public Shown {
            added = Map.copyOf(added);
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a check found.
     *
     * @param blocks that are not sealed
     * @param rows that they add
     * @param files that the manifest names
     * @param sealedRows that those hold
     * @param findings what is wrong, in words; empty if all is well
     */
    public record Checked(
            long blocks, long rows, int files, long sealedRows, List<String> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }

    private JournalCommand() {}

    /**
     * Shows the blocks that are not sealed.
     *
     * @param from first position
     * @param to last position
     */
    public static void show(Database database, long from, long to, Consumer<Shown> each) {
        try (Line line = database.line("journal-show")) {
            line.forEach(
                    READ,
                    row -> {
                        long position = row.number("position");
                        if (position <= to) {
                            each.accept(shown(position, row.bytes("block")));
                        }
                    },
                    from - 1);
        }
    }

    private static Shown shown(long position, byte[] block) {
        Listing listing = new Listing();
        String damage = "";
        try {
            Block.read(block, listing);
        } catch (Block.Damaged | IndexOutOfBoundsException e) {
            damage = String.valueOf(e.getMessage());
        }
        return new Shown(position, block.length, listing.added, listing.changes, damage);
    }

    /** Checks every block and every file that the manifest names. */
    public static Checked check(Database database, Lake lake) {
        SealStore store = new SealStore(database, lake.folder());
        List<String> findings = new ArrayList<>();
        long[] at = {store.state().position(), 0, 0};
        show(
                database,
                at[0] + 1,
                Long.MAX_VALUE,
                block -> {
                    if (block.position() != at[0] + 1) {
                        findings.add(
                                "Blocks "
                                        + (at[0] + 1)
                                        + " to "
                                        + (block.position() - 1)
                                        + " are missing.");
                    }
                    if (!block.damage().isEmpty()) {
                        findings.add("Block " + block.position() + ": " + block.damage() + ".");
                    }
                    at[0] = block.position();
                    at[1]++;
                    at[2] += block.added().values().stream().mapToInt(i -> i).sum();
                });
        List<SealedFile> files = store.files();
        files.forEach(file -> check(lake, file, findings));
        long sealedRows = files.stream().mapToLong(SealedFile::rows).sum();
        return new Checked(at[1], at[2], files.size(), sealedRows, findings);
    }

    private static void check(Lake lake, SealedFile file, List<String> findings) {
        String name = lake.folder().relativize(file.path).toString();
        if (!Files.isRegularFile(file.path)) {
            findings.add("File " + name + " is missing.");
            return;
        }
        long rows = lake.count(Scan.of(SealedRows.SCHEMA, List.of(file.path)));
        if (rows != file.rows()) {
            findings.add(
                    "File " + name + " holds " + rows + " rows instead of " + file.rows() + ".");
        }
    }

    /** Writes down what a block says. */
    private static final class Listing implements Block.Reader {
        final Map<Integer, Integer> added = new TreeMap<>();
        final List<String> changes = new ArrayList<>();

        @Override
        public void added(
                int stream,
                int seq,
                long from,
                long to,
                long resultTime,
                double number,
                @Nullable String json,
                long feature,
                @Nullable Extra extra) {
            added.merge(stream, 1, Integer::sum);
        }

        @Override
        public void replaced(Observation changed) {
            Instant from = Instant.ofEpochMilli(Math.floorDiv(changed.from(), 1000L));
            changes.add("replaced " + changed.id() + " of " + from);
        }

        @Override
        public void removed(long id) {
            changes.add("removed " + id);
        }

        @Override
        public void dropped(int stream) {
            changes.add("removed stream " + stream);
        }
    }
}
