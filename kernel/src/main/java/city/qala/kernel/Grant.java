package city.qala.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/**
 * The key to personal data. Only {@link Access} makes one, and making it leaves an audit entry, so
 * that nothing about a person is read without a purpose.
 *
 * <p>It opens the fields that its purpose needs, of the subjects that it was made for, until it
 * runs out. A store asks {@link #require} before it reads; whoever shows the data asks {@link
 * #sees} for each field.
 */
public final class Grant {
    private final Tx madeIn;
    private final Wish wish;
    private final Ruling.Allowed ruling;
    private final Clock clock;
    private final Instant until;

    Grant(Tx madeIn, Wish wish, Ruling.Allowed ruling, Clock clock) {
        this.madeIn = madeIn;
        this.wish = wish;
        this.ruling = ruling;
        this.clock = clock;
        this.until = wish.at().plus(ruling.lasts());
    }

    /**
     * The transaction that holds its audit entry. Elsewhere the key opens nothing before that one
     * is committed.
     */
    public Tx madeIn() {
        return madeIn;
    }

    /** Who may read. */
    public Actor actor() {
        return wish.actor();
    }

    /** What for. */
    public String purpose() {
        return wish.purpose();
    }

    /** The law that the purpose rests on. */
    public String basis() {
        return ruling.basis();
    }

    /** When it was given. */
    public Instant at() {
        return wish.at();
    }

    /** When it stops working. */
    public Instant until() {
        return until;
    }

    /** Whom it opens; all of one kind. */
    public Set<Subject> subjects() {
        return wish.subjects();
    }

    /** What may be seen of them. */
    public FieldSet fields() {
        return ruling.fields();
    }

    /** Whether it opens this subject's data, now. */
    public boolean covers(Subject subject) {
        return isOpen() && wish.subjects().contains(subject);
    }

    /** Whether it has not run out. */
    public boolean isOpen() {
        return clock.instant().isBefore(until);
    }

    /**
     * Whether the purpose needs this field.
     *
     * @param field {@code <data set>.<field>}, for example {@code resident.address}
     */
    public boolean sees(String field) {
        return ruling.fields().contains(field);
    }

    /** Whether data of this district may be seen. */
    public boolean serves(String district) {
        return ruling.districts().isEmpty() || ruling.districts().contains(district);
    }

    /**
     * The store's own check before it reads.
     *
     * @throws Problem {@code forbidden} if the subject is not covered, or the key has run out
     */
    public void require(Subject subject) {
        if (!isOpen()) throw Problem.forbidden("This permission has run out.");
        if (!covers(subject)) throw Problem.forbidden("This permission is for somebody else.");
    }

    /**
     * The check before a field that was asked for by name is shown.
     *
     * @throws Problem {@code field-not-permitted} if the purpose does not need it
     */
    public void requireField(String field) {
        if (!sees(field))
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "field-not-permitted",
                    "The purpose %s does not need %s.",
                    purpose(),
                    field);
    }
}
