package city.qala.pulse.release;

import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What of a person's day has been spent. Lines are only ever added; each holds the fingerprint of
 * the one before, so that a line taken out or changed shows.
 */
public final class BudgetLedger {

    private static final String BEGINNING = "0".repeat(64);

    private final Epsilon day;
    private final List<Line> lines = new ArrayList<>();
    private final Map<LocalDate, List<Line>> byDay = new HashMap<>();

    /**
     * One release.
     *
     * @param day the day whose people it is about
     * @param topic what was counted
     * @param epsilon spent
     * @param release fingerprint of what was released
     * @param before fingerprint of the line before
     */
    public record Line(LocalDate day, Topic topic, Epsilon epsilon, String release, String before) {

        /** Its fingerprint: SHA-256 of all that it holds, in hexadecimal. */
        public String fingerprint() {
            String text =
                    String.join(
                            "|",
                            day.toString(),
                            topic.slug(),
                            Long.toString(epsilon.micro()),
                            release,
                            before);
            return sha256(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private BudgetLedger(Epsilon day) {
        this.day = day;
    }

    /** A ledger without lines. */
    public static BudgetLedger empty(Epsilon day) {
        return new BudgetLedger(day);
    }

    /**
     * A ledger that was kept.
     *
     * @throws Problem {@code ledger-broken} if a line was changed, taken out or moved, or a day is
     *     overspent
     */
    public static BudgetLedger of(Epsilon day, List<Line> kept) {
        var ledger = new BudgetLedger(day);
        for (Line line : kept) {
            ledger.add(line);
        }
        return ledger;
    }

    /** The fingerprint of the newest line. */
    public String head() {
        return lines.isEmpty() ? BEGINNING : lines.getLast().fingerprint();
    }

    /** All lines, oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /**
     * Whether a release may still be made.
     *
     * @throws Problem {@code budget-spent} if the day would be overspent, or this topic of the day
     *     was released before
     */
    public void check(LocalDate of, Topic topic, Epsilon wanted) {
        long spent = 0;
        for (Line line : byDay.getOrDefault(of, List.of())) {
            if (line.topic() == topic) throw spent(of, topic);
            spent += line.epsilon().micro();
        }
        if (spent + wanted.micro() > day.micro()) throw spent(of, topic);
    }

    /** The line that a release would have; it is not written yet. */
    public Line next(LocalDate of, Topic topic, Epsilon wanted, String release) {
        check(of, topic, wanted);
        return new Line(of, topic, wanted, release, head());
    }

    /** Writes a line down. */
    public void add(Line line) {
        if (!line.before().equals(head())) throw broken(line);
        check(line.day(), line.topic(), line.epsilon());
        lines.add(line);
        byDay.computeIfAbsent(line.day(), d -> new ArrayList<>()).add(line);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Problem spent(LocalDate day, Topic topic) {
        return Problem.conflict(
                "budget-spent", "What may be known of %s is spent: %s.", day, topic.slug());
    }

    private static Problem broken(Line line) {
        return Problem.of(
                Problem.Kind.BUG,
                "ledger-broken",
                "The budget ledger does not fit together at %s, %s.",
                line.day(),
                line.topic().slug());
    }
}
