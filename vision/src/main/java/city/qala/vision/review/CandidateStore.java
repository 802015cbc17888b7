package city.qala.vision.review;

import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.vision.review.Candidate.Answer;
import city.qala.vision.review.Candidate.Judgement;
import city.qala.vision.review.Candidate.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates and what was said of them. Pictures and distances need a grant. */
final class CandidateStore {
    private static final Sql ADD = Sql.of(CandidateStore.class, "add-candidate");
    private static final Sql ADD_CROP = Sql.of(CandidateStore.class, "add-crop");
    private static final Sql ONE = Sql.of(CandidateStore.class, "candidate-by-id");
    private static final Sql OPEN = Sql.of(CandidateStore.class, "open-candidates");
    private static final Sql NEWEST = Sql.of(CandidateStore.class, "newest-candidates");
    private static final Sql OF = Sql.of(CandidateStore.class, "candidates-of");
    private static final Sql KNOWN = Sql.of(CandidateStore.class, "is-known");
    private static final Sql STATE = Sql.of(CandidateStore.class, "set-state");
    private static final Sql OUTCOME = Sql.of(CandidateStore.class, "set-outcome");
    private static final Sql CROP = Sql.of(CandidateStore.class, "crop");
    private static final Sql ERASE = Sql.of(CandidateStore.class, "erase-crop");
    private static final Sql JUDGE = Sql.of(CandidateStore.class, "add-judgement");
    private static final Sql SETTLE = Sql.of(CandidateStore.class, "settle-judgement");
    private static final Sql JUDGEMENTS = Sql.of(CandidateStore.class, "judgements");
    private static final Sql COUNTS = Sql.of(CandidateStore.class, "counts");
    private static final Sql TRIALS = Sql.of(CandidateStore.class, "trials-of");

    private final Database ledger;

    CandidateStore(Database ledger) {
        this.ledger = ledger;
    }

    Database ledger() {
        return ledger;
    }

    /** What was seen, sealed, and how alike it is. */
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way through
    record Crop(byte[] sealed, double distance, double second, double threshold) {}

    /** What came of the candidates of a list. */
    record Counts(long candidates, long confirmed, long different, long unsure, long lapsed) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /** How somebody fared with pairs whose answer is known. */
    record Trials(long seen, long right) {}

    static Subject subject(Ulid candidate) {
        return new Subject("sighting", candidate);
    }

    void add(Tx tx, Grant grant, Candidate c, Crop crop) {
        grant.require(subject(c.id()));
        tx.update(
                ADD,
                Map.of(
                        "id", c.id().text(),
                        "list", c.list().text(),
                        "entry", c.entry().text(),
                        "camera", c.camera(),
                        "at", c.at(),
                        "expires", c.expires(),
                        "trial", c.trial().map(Answer::name).orElse("")));
        tx.update(
                ADD_CROP,
                Map.of(
                        "id", c.id().text(),
                        "crop", crop.sealed(),
                        "distance", crop.distance(),
                        "second", crop.second(),
                        "threshold", crop.threshold()));
    }

    Optional<Candidate> find(Tx tx, Ulid id) {
        return tx.one(ONE, Map.of("id", id.text()), CandidateStore::candidate);
    }

    List<Candidate> open() {
        return ledger.read(tx -> tx.list(OPEN, Map.of(), CandidateStore::candidate));
    }

    List<Candidate> newest(Instant since, int most) {
        return ledger.read(tx ->
                tx.list(NEWEST, Map.of("since", since, "most", most), CandidateStore::candidate));
    }

    List<Candidate> of(Tx tx, Ulid list) {
        return tx.list(OF, Map.of("list", list.text()), CandidateStore::candidate);
    }

    boolean isKnown(Ulid entry, String camera) {
        return ledger.read(tx ->
                tx.one(
                                KNOWN,
                                Map.of("entry", entry.text(), "camera", camera),
                                row -> row.flag("known"))
                        .orElse(false));
    }

    void state(Tx tx, Ulid id, State state, Optional<Instant> decided) {
        tx.update(STATE, Tx.args("id", id.text(), "state", state, "decided", decided.orElse(null)));
    }

    boolean outcome(Tx tx, Ulid id, String outcome) {
        return tx.update(OUTCOME, Map.of("id", id.text(), "outcome", outcome)) > 0;
    }

    Optional<Crop> crop(Tx tx, Grant grant, Ulid id) {
        grant.require(subject(id));
        return tx.one(
                CROP,
                Map.of("id", id.text()),
                row ->
                        new Crop(
                                row.bytes("crop"),
                                row.real("distance"),
                                row.real("second"),
                                row.real("threshold")));
    }

    int erase(Tx tx, Ulid id) {
        return tx.one(ERASE, Map.of("id", id.text()), row -> row.integer("gone")).orElse(0);
    }

    void judge(Tx tx, Ulid id, Judgement j) {
        tx.update(
                JUDGE,
                Map.of(
                        "id", id.text(),
                        "place", j.place(),
                        "by", j.by(),
                        "answer", j.answer(),
                        "reasons", j.reasons(),
                        "at", j.at()));
    }

    boolean settle(Tx tx, Ulid id, String by, Answer answer, String changed, Instant at) {
        return tx.update(
                        SETTLE,
                        Map.of(
                                "id", id.text(),
                                "by", by,
                                "final", answer,
                                "changed", changed,
                                "at", at))
                > 0;
    }

    List<Judgement> judgements(Tx tx, Ulid id) {
        return tx.list(JUDGEMENTS, Map.of("id", id.text()), CandidateStore::judgement);
    }

    Map<String, Counts> counts(Instant since) {
        var counts = new HashMap<String, Counts>();
        ledger.read(tx -> {
            tx.forEach(
                    COUNTS, Map.of("since", since), 0, r -> counts.put(r.text("list"), count(r)));
            return true;
        });
        return counts;
    }

    private static Counts count(Row row) {
        return new Counts(
                row.number("candidates"),
                row.number("confirmed"),
                row.number("different"),
                row.number("unsure"),
                row.number("lapsed"));
    }

    Trials trials(String by) {
        return ledger.read(tx ->
                tx.one(
                                TRIALS,
                                Map.of("by", by),
                                row -> new Trials(row.number("seen"), row.number("right_ones")))
                        .orElseThrow());
    }

    private static Candidate candidate(Row row) {
        String trial = row.text("trial");
        return new Candidate(
                new Ulid(row.text("id")),
                new Ulid(row.text("list")),
                new Ulid(row.text("entry")),
                row.text("camera"),
                row.instant("at"),
                row.instant("expires"),
                State.valueOf(row.text("state")),
                trial.isEmpty() ? Optional.empty() : Optional.of(Answer.valueOf(trial)),
                Optional.ofNullable(row.instantOrNull("decided")),
                row.text("outcome"));
    }

    private static Judgement judgement(Row row) {
        String settled = row.textOrNull("final");
        return new Judgement(
                row.integer("place"),
                row.text("by_whom"),
                Answer.valueOf(row.text("answer")),
                row.text("reasons"),
                row.instant("at"),
                settled == null ? Optional.empty() : Optional.of(Answer.valueOf(settled)),
                row.text("changed"));
    }
}
