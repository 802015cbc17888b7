package city.qala.sta;

import java.util.Locale;
import java.util.Optional;

/** An operator between two operands; a higher rank binds tighter, equal ranks from the left. */
public enum Operator {
    OR(1),
    AND(2),
    EQ(4),
    NE(4),
    GT(5),
    GE(5),
    LT(5),
    LE(5),
    ADD(6),
    SUB(6),
    MUL(7),
    DIV(7),
    MOD(7);

    /**
     * Rank of {@code not}: looser than comparisons, so that {@code not result gt 5} means what it
     * says. For truth values compared with eq and ne both readings give the same.
     */
    static final int NOT_RANK = 3;

    /** Rank of {@code in}, which has a list on its right side. */
    static final int IN_RANK = 5;

    private static final Operator[] ALL = values();

    private final int rank;
    private final String word;

    Operator(int rank) {
        this.rank = rank;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** How tight it binds. */
    public int rank() {
        return rank;
    }

    /** As written in a query. */
    public String word() {
        return word;
    }

    /** Whether it joins two conditions. */
    public boolean logical() {
        return this == AND || this == OR;
    }

    /** Whether it compares two values. */
    public boolean comparison() {
        return rank == 4 || rank == 5;
    }

    /** The comparison that says the same with the sides exchanged. */
    Operator mirrored() {
        return switch (this) {
            case GT -> LT;
            case GE -> LE;
            case LT -> GT;
            case LE -> GE;
            default -> this;
        };
    }

    static Optional<Operator> ofWord(String word) {
        for (Operator operator : ALL) if (operator.word.equals(word)) return Optional.of(operator);
        return Optional.empty();
    }
}
