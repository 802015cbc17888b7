package city.qala.vision.review;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.vision.face.DrawnFigure;
import city.qala.vision.face.Face;
import city.qala.vision.face.Picture;
import city.qala.vision.review.Candidate.Answer;
import city.qala.vision.review.Candidate.State;
import city.qala.vision.watch.Hit;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what the machine found: the part of the picture with the face, sealed under a key that
 * lives fifteen minutes. Now and then a pair whose answer is known goes along.
 */
final class Intake {
    /** One pair in so many has a known answer: four in a hundred. */
    static final int TRIAL_EVERY = 25;

    /** More than this wait at a time for nobody; the oldest lapse. */
    static final int MOST_OPEN = 50;

    private static final double MARGIN = 0.3;

    private final CandidateStore store;
    private final CropKeys keys;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private int taken;

    Intake(CandidateStore store, CropKeys keys, Access access, AuditLog audit, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a candidate, unless the same entry waits at the same camera already. */
    synchronized void take(Hit hit, Face face, Picture picture) {
        if (store.isKnown(hit.entry(), hit.camera())) return;
        Picture cut = cut(face, picture);
        try {
            add(hit, cut, Optional.empty());
        } finally {
            cut.wipe();
        }
        if (++taken % TRIAL_EVERY == 0) trial(hit);
        shed();
    }

    private static Picture cut(Face face, Picture picture) {
        return picture.part(
                (int) (face.left() - MARGIN * face.width()),
                (int) (face.top() - MARGIN * face.height()),
                (int) (face.width() * (1 + 2 * MARGIN)),
                (int) (face.height() * (1 + 2 * MARGIN)));
    }

    /** A pair of drawn figures, alike or not; nobody is told before they have answered. */
    private void trial(Hit like) {
        Ulid entry = Ulid.make(clock.instant(), random);
        Answer known = random.nextBoolean() ? Answer.SAME : Answer.DIFFERENT;
        Picture seen = DrawnFigure.of(figure(entry) + (known == Answer.SAME ? 0 : 1), 1);
        var hit =
                new Hit(
                        like.list(),
                        entry,
                        like.camera(),
                        like.at(),
                        like.distance(),
                        like.second(),
                        like.threshold());
        add(hit, seen, Optional.of(known));
    }

    /** The figure that stands for an entry of a trial. */
    static long figure(Ulid entry) {
        return Math.abs((long) entry.text().hashCode()) * 2;
    }

    private void add(Hit hit, Picture cut, Optional<Answer> trial) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Ulid id = Ulid.make(now, random);
        Instant expires = now.plus(JudgeRule.LIFE);
        var candidate =
                new Candidate(
                        id,
                        hit.list(),
                        hit.entry(),
                        hit.camera(),
                        hit.at().truncatedTo(ChronoUnit.MICROS),
                        expires,
                        State.WAITING,
                        trial,
                        Optional.empty(),
                        "");
        byte[] png = cut.png();
        byte[] sealed = keys.make(id, expires).seal(id.text(), png);
        java.util.Arrays.fill(png, (byte) 0);
        var crop = new CandidateStore.Crop(sealed, hit.distance(), hit.second(), hit.threshold());
        store.ledger()
                .change(tx -> {
                    Grant grant =
                            access.open(
                                    tx, Actor.SYSTEM, Reviews.MATCHING, CandidateStore.subject(id));
                    store.add(tx, grant, candidate, crop);
                    note(tx, candidate);
                });
    }

    private void note(Tx tx, Candidate c) {
        audit.write(
                tx,
                new AuditEntry(
                        c.at(),
                        Actor.SYSTEM,
                        "vision.candidate-found",
                        AuditEntry.Outcome.DONE,
                        "watchlist/" + c.list(),
                        "",
                        Map.of("candidate", c.id().text(), "camera", c.camera())));
    }

    /** Too many wait: the oldest lapse, and the page says how many did. */
    private void shed() {
        List<Candidate> open = store.open();
        for (int i = 0; i < open.size() - MOST_OPEN; i++) lapse(open.get(i), State.EXPIRED);
    }

    /** Ends a candidate without an answer and erases its picture. */
    void lapse(Candidate c, State as) {
        store.ledger().change(tx -> lapse(tx, c, as));
        keys.end(c.id());
    }

    int lapse(Tx tx, Candidate c, State as) {
        if (!as.equals(State.EXPIRED) && !as.equals(State.ERASED))
            throw Problem.invalid("state", as, "must be a lapse");
        store.state(tx, c.id(), as, Optional.of(clock.instant()));
        keys.end(c.id());
        return store.erase(tx, c.id());
    }
}
