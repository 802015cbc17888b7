package city.qala.proactive.money;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.web.Csv;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Files for those who pay, and what comes back from them. A file says whose account, a number for
 * the programme, and how much; never what for.
 */
public final class Cashier {
    /** The purpose under which money goes out. */
    public static final String PURPOSE = "benefit-payment";

    private static final int MOST_BATCHES = 50;
    private static final int LONGEST_TOLD = 200;

    private final LineStore store = new LineStore();
    private final Database ledger;
    private final Supplier<Access> access;
    private final AuditLog audit;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    /** A cashier of a ledger whose schema {@code proactive} is up to date. */
    public Cashier(Database ledger, Supplier<Access> access, AuditLog audit, Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of lines that somebody told of.
     *
     * @param settled paid
     * @param returned not paid
     * @param refused rows that were not taken, each with its line and reason
     */
    public record Told(int settled, int returned, List<String> refused) {
        public Told {
            refused = List.copyOf(refused);
        }
    }

    /** Files that left, the newest first. */
    public List<Batch> batches() {
        return ledger.read(tx -> store.batches(tx, MOST_BATCHES));
    }

    /**
     * Lets everything that is ready leave in one file; each line leaves once.
     *
     * @return the file's entry
     * @throws Problem {@code nothing-to-send} if nothing is ready
     */
    public Batch send(Actor officer, MoneyLine.Kind kind) {
        named(officer);
        return ledger.write(tx -> {
            open(tx, officer);
            List<MoneyLine> lines = store.ready(tx, kind);
            if (lines.isEmpty())
                throw Problem.conflict("nothing-to-send", "Nothing is waiting to be sent.");
            store.know(tx, lines.stream().map(MoneyLine::policy).distinct().sorted().toList());
            Ulid id = Ulid.make(clock.instant(), random);
            BigDecimal total =
                    lines.stream().map(MoneyLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            var batch =
                    new Batch(
                            id,
                            kind,
                            clock.instant(),
                            officer.name(),
                            lines.size(),
                            total,
                            hash(csv(kind, lines, store.codes(tx))));
            store.addBatch(tx, batch);
            store.send(tx, kind, id);
            log(
                    tx,
                    officer,
                    "benefit.send",
                    Map.of("batch", id.text(), "lines", "" + lines.size()));
            return batch;
        });
    }

    /**
     * The file of a batch, the same bytes at each download.
     *
     * @throws Problem {@code not-found}
     */
    public byte[] file(Actor officer, Ulid id) {
        named(officer);
        return ledger.write(tx -> {
            Batch batch =
                    store.batches(tx, Integer.MAX_VALUE).stream()
                            .filter(b -> b.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> Problem.notFound("There is no such file."));
            open(tx, officer);
            log(tx, officer, "benefit.download", Map.of("batch", id.text()));
            return csv(batch.kind(), store.ofBatch(tx, id), store.codes(tx));
        });
    }

    /**
     * Takes in what came back: rows {@code reference,state,note}, where state is {@code settled} or
     * {@code returned}. A row that fits no line that is out is refused; the others count.
     */
    public Told reconcile(Actor officer, String csv) {
        named(officer);
        return ledger.write(tx -> {
            open(tx, officer);
            int settled = 0;
            int returned = 0;
            List<String> refused = new ArrayList<>();
            int number = 0;
            for (String row : csv.split("\\R", -1)) {
                number++;
                if (row.isBlank() || row.startsWith("#") || row.startsWith("reference")) continue;
                String[] cells = row.split("[,;]", 3);
                String fault = settle(tx, cells);
                if (!fault.isEmpty()) refused.add(number + ": " + fault);
                else if (cells[1].strip().equals("settled")) settled++;
                else returned++;
            }
            log(
                    tx,
                    officer,
                    "benefit.reconcile",
                    Map.of("settled", "" + settled, "returned", "" + returned));
            return new Told(settled, returned, refused);
        });
    }

    /** What came back unpaid goes out again with the next file. */
    public int sendAgain(Actor officer) {
        named(officer);
        return ledger.write(tx -> {
            open(tx, officer);
            int lines = store.sendAgain(tx);
            log(tx, officer, "benefit.send-again", Map.of("lines", "" + lines));
            return lines;
        });
    }

    private String settle(Tx tx, String[] cells) {
        if (cells.length < 2) return "a reference and a state are needed";
        var id = Ulid.find(cells[0].strip());
        if (id.isEmpty()) return "no such reference";
        MoneyLine.State state;
        switch (cells[1].strip()) {
            case "settled" -> state = MoneyLine.State.SETTLED;
            case "returned" -> state = MoneyLine.State.RETURNED;
            default -> {
                return "the state must be settled or returned";
            }
        }
        String told = cells.length < 3 ? "" : cells[2].strip();
        if (told.length() > LONGEST_TOLD) told = told.substring(0, LONGEST_TOLD);
        return store.settle(tx, id.get(), state, told) ? "" : "nothing is out under this reference";
    }

    private void open(Tx tx, Actor officer) {
        Set<Subject> subjects = new TreeSet<>();
        for (Ulid h : store.payees(tx)) subjects.add(new Subject("household", h));
        if (subjects.isEmpty()) throw Problem.conflict("nothing-to-send", "There is no money yet.");
        tx.under(access.get().openSet(tx, officer, PURPOSE, "households that are paid", subjects));
    }

    static byte[] csv(MoneyLine.Kind kind, List<MoneyLine> lines, Map<String, Integer> codes) {
        var csv = new Csv();
        csv.row(
                kind == MoneyLine.Kind.BILL ? "account" : "recipient",
                "code",
                "period",
                "amount",
                "reference");
        for (MoneyLine l : lines)
            csv.row(
                    l.account(),
                    String.valueOf(codes.getOrDefault(l.policy(), 0)),
                    l.period(),
                    l.amount().setScale(2, RoundingMode.CEILING).toPlainString(),
                    l.id().text());
        return csv.bytes();
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void log(Tx tx, Actor officer, String action, Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        officer,
                        action,
                        AuditEntry.Outcome.DONE,
                        "",
                        PURPOSE,
                        facts));
    }

    private static void named(Actor officer) {
        boolean may = officer.kind() == Actor.Kind.PERSON && officer.hasAny(Role.CLERK);
        if (!may) throw Problem.forbidden("Only a named clerk lets money go out.");
    }
}
