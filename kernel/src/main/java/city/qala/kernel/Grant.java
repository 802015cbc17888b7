package city.qala.kernel;

import java.time.Instant;
import java.util.Set;

/**
 * The key to personal data. Only {@link Access} makes one, and making it leaves an audit entry, so
 * that nothing about a person is read without a purpose.
 */
public final class Grant {
    private final Actor actor;
    private final String purpose;
    private final Set<Subject> subjects;
    private final Instant at;

    Grant(Actor actor, String purpose, Set<Subject> subjects, Instant at) {
        this.actor = actor;
        this.purpose = purpose;
        this.subjects = Set.copyOf(subjects);
        this.at = at;
    }

    /** Who may read. */
    public Actor actor() {
        return actor;
    }

    /** What for. */
    public String purpose() {
        return purpose;
    }

    /** When it was given. */
    public Instant at() {
        return at;
    }

    /** Whether it opens this subject's data. */
    public boolean covers(Subject subject) {
        return subjects.contains(subject);
    }

    /**
     * The store's own check before it reads.
     *
     * @throws Problem {@code forbidden} if the subject is not covered
     */
    public void require(Subject subject) {
        if (!covers(subject)) throw Problem.forbidden("This permission is for somebody else.");
    }
}
