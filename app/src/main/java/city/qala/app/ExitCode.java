package city.qala.app;

/** What a command's end means to scripts. */
final class ExitCode {
    static final int OK = 0;

    /** It did its work and found something wrong. */
    static final int FINDINGS = 1;

    /** The command line or the settings are wrong. */
    static final int USAGE = 2;

    /** Something that it needs is missing, busy or cannot be reached. */
    static final int MISSING = 3;

    /** Our mistake. */
    static final int BUG = 70;

    private ExitCode() {}
}
