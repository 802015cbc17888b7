package city.qala.proactive.decide;

import java.util.Locale;

/** What a policy says of a unit. */
public enum Outcome {
    ENTITLED(0),
    NOT_ENTITLED(1),
    /** Facts are missing; they are named. Never counted as a refusal. */
    CANNOT_TELL(2),
    /** On that day there is no such benefit, or a figure of the law that it needs is not fixed. */
    NOT_IN_FORCE(3);

    private static final Outcome[] ALL = {ENTITLED, NOT_ENTITLED, CANNOT_TELL, NOT_IN_FORCE};

    private final byte code;

    Outcome(int code) {
        this.code = (byte) code;
    }

    /** How it is kept in columns. */
    byte code() {
        return code;
    }

    /** Its word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(byte code) {
        return ALL[code];
    }
}
