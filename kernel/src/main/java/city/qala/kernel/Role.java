package city.qala.kernel;

/**
 * Codes of the roles that ship with Qala. Roles are data; these are only the names that code refers
 * to.
 */
public final class Role {
    /** Writes to the Datastreams of its own Things. */
    public static final String DEVICE = "device";

    /** Works in the control room: reads staff data, keeps Things and alarms. */
    public static final String OPERATOR = "operator";

    /** Reads staff data. */
    public static final String ANALYST = "analyst";

    /** Serves residents. */
    public static final String CLERK = "clerk";

    /** Inspects: reads audit and registers, changes nothing. */
    public static final String OVERSIGHT = "oversight";

    /** Runs the machine: configuration, accounts, tokens. */
    public static final String ADMIN = "admin";

    /** Runs the accounts of one department, with no more than their own roles. */
    public static final String DEPARTMENT_ADMIN = "department-admin";

    /** A resident: sees what is theirs. */
    public static final String RESIDENT = "resident";

    /** Keeps registers of departments. */
    public static final String REGISTRAR = "registrar";

    /** Answers for watchlists. */
    public static final String WATCH_OFFICER = "watch-officer";

    /** A company, university or body that exchanges data under an agreement. */
    public static final String PARTNER = "partner";

    private Role() {}
}
