package city.qala.sensing;

/** A band of the European air quality index, from 1 (good) to 6 (extremely poor). */
public enum Band {
    /** No index can be given. It is never counted as clean. */
    UNKNOWN(0),
    GOOD(1),
    FAIR(2),
    MODERATE(3),
    POOR(4),
    VERY_POOR(5),
    EXTREMELY_POOR(6);

    private final int number;

    Band(int number) {
        this.number = number;
    }

    /** The band of a number from 0 to 6. */
    public static Band of(int number) {
        for (Band b : values()) {
            if (b.number == number) return b;
        }
        throw new IllegalArgumentException("no band " + number);
    }

    /** 1 to 6; 0 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /** Whether people should be told: poor or worse. */
    public boolean isBad() {
        return compareTo(POOR) >= 0;
    }
}
