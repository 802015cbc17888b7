package city.qala.governance.resident;

/** Codes of the purposes that these pages themselves open data for. */
final class PurposeCode {

    /** A resident reads what is theirs, their household's, and their children's. */
    static final String OWN = "own-data";

    /** A clerk reads and answers what a resident asked. */
    static final String ANSWER = "case-answer";

    /** A registrar keeps the file of residents. */
    static final String UPKEEP = "register-upkeep";

    /** Oversight reads a complaint. */
    static final String INSPECTION = "inspection";

    private PurposeCode() {}
}
