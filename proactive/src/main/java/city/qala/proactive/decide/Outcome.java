package city.qala.proactive.decide;

import java.util.Locale;

/** What a policy says of a unit. */
public enum Outcome {
    ENTITLED,
    NOT_ENTITLED,
    /** Facts are missing; they are named. Never counted as a refusal. */
    CANNOT_TELL,
    /** On that day there is no such benefit, or a figure of the law that it needs is not fixed. */
    NOT_IN_FORCE;

    private static final Outcome[] ALL = values();

    /** Its word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(byte code) {
        return ALL[code];
    }
}
