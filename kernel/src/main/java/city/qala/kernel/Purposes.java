package city.qala.kernel;

/** What personal data may be used for. Governance answers; the kernel asks. */
public interface Purposes {

    /** Answer to a wish to read. */
    enum Verdict {
        ALLOWED,
        /** There is no such purpose, or it does not cover this kind of subject. */
        UNKNOWN,
        /** It was one until it was withdrawn. */
        WITHDRAWN,
        /** The purpose is right, the actor's role is not. */
        NOT_YOURS
    }

    /**
     * Whether the actor may read subjects of this kind for the purpose, now.
     *
     * @param purpose code of the purpose; empty is answered {@code UNKNOWN}
     */
    Verdict check(Actor actor, String purpose, String subjectKind);
}
