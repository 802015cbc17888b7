package city.qala.kernel;

import java.time.Instant;

/**
 * Consent of two different people in different roles to one act. Holding one is the proof that both
 * agreed: the second holds a role that the first does not, so that one circle of colleagues cannot
 * agree among themselves.
 *
 * @param what the act, exactly as both saw it
 * @param first who asked for it
 * @param firstAt when
 * @param second who agreed
 * @param secondAt when, not earlier
 */
public record Approval(String what, Actor first, Instant firstAt, Actor second, Instant secondAt) {
    public Approval {
        if (first.kind() != Actor.Kind.PERSON || second.kind() != Actor.Kind.PERSON)
            throw fourEyes("Only people approve.");
        if (first.name().equals(second.name()))
            throw fourEyes("A second person must approve: %s asked for it.", first.name());
        if (first.roles().containsAll(second.roles()))
            throw fourEyes("The second person must hold another role than %s.", first.name());
        if (secondAt.isBefore(firstAt))
            throw Problem.invalid("secondAt", secondAt, "must not be before " + firstAt);
    }

    private static Problem fourEyes(String text, Object... params) {
        return Problem.of(Problem.Kind.FORBIDDEN, "four-eyes-required", text, params);
    }
}
