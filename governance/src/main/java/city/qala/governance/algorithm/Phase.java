package city.qala.governance.algorithm;

/** Where an algorithm stands in its life. Only {@link #ACTIVE} runs. */
public enum Phase {
    IDEA,
    DESIGN,
    TEST,
    ACTIVE,
    SUSPENDED,
    RETIRED;

    /**
     * Whether a change is one of an algorithm's life. Running needs a test before it; what is
     * retired stays so.
     */
    public boolean leadsTo(Phase next) {
        return switch (this) {
            case IDEA -> next == DESIGN || next == RETIRED;
            case DESIGN -> next == IDEA || next == TEST || next == RETIRED;
            case TEST -> next == DESIGN || next == ACTIVE || next == RETIRED;
            case ACTIVE -> next == SUSPENDED;
            case SUSPENDED -> next == ACTIVE || next == TEST || next == RETIRED;
            case RETIRED -> false;
        };
    }

    /** Whether a person can switch it off, or say more about why it is off. */
    boolean canStop() {
        return this == ACTIVE || this == SUSPENDED;
    }

    /** As it stands in addresses and documents. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
