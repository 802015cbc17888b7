package city.qala.proactive.law;

/** What a value belongs to. A dwelling is the one that the household lives in. */
public enum Entity {
    PERSON,
    HOUSEHOLD,
    DWELLING;

    /** Whether there is one for each person, and not one for each household. */
    public boolean isPerson() {
        return this == PERSON;
    }
}
