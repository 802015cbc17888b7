package city.qala.sensing;

/** A band of the European air quality index, from 1 (good) to 6 (extremely poor). */
public enum Band {
    /** No index can be given. It is never counted as clean. */
    UNKNOWN,
    GOOD,
    FAIR,
    MODERATE,
    POOR,
    VERY_POOR,
    EXTREMELY_POOR;

    /** 1 to 6; 0 for {@link #UNKNOWN}. */
    public int number() {
        return ordinal();
    }

    /** Whether people should be told: poor or worse. */
    public boolean isBad() {
        return compareTo(POOR) >= 0;
    }
}
