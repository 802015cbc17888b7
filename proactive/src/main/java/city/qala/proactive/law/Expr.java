package city.qala.proactive.law;

import java.util.List;
import java.util.Optional;

/**
 * A typed expression. Each node knows whose value it is: {@code person} if it differs between the
 * people of a household.
 */
public sealed interface Expr {
    /** Its type. */
    Type type();

    /** Whether it has one value for each person, and not one for each household. */
    boolean person();

    /** Where it is written. */
    Place at();

    /** The expressions inside it. */
    List<Expr> parts();

    /**
     * A value written down.
     *
     * @param value Boolean, BigDecimal, LocalDate or String
     */
    record Literal(Type type, Object value, Place at) implements Expr {
        @Override
        public boolean person() {
            return false;
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /**
     * A parameter on the first day of the period.
     *
     * @param key the text that chooses among regional values
     */
    record Param(Parameter parameter, Optional<Expr> key, Place at) implements Expr {
        @Override
        public Type type() {
            return parameter.type();
        }

        @Override
        public boolean person() {
            return key.isPresent() && key.get().person();
        }

        @Override
        public List<Expr> parts() {
            return key.map(List::of).orElse(List.of());
        }
    }

    /** A scale applied to a number. */
    record Scale(Parameter scale, Expr base, Place at) implements Expr {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public boolean person() {
            return base.person();
        }

        @Override
        public List<Expr> parts() {
            return List.of(base);
        }
    }

    /** A variable, by name because variables refer to each other. */
    record Ref(String name, Type type, boolean person, Place at) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /** An operator or function. */
    record Call(Op op, Type type, List<Expr> parts, Place at) implements Expr {
        public Call {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean person() {
            return parts.stream().anyMatch(Expr::person);
        }
    }

    /**
     * What the people of a household have together.
     *
     * @param value what is added or compared; absent for a count
     * @param who which people count; absent for all
     */
    record Over(Gather how, Optional<Expr> value, Optional<Expr> who, Place at) implements Expr {
        @Override
        public Type type() {
            return switch (how) {
                case ANY, ALL -> Type.BOOL;
                case MIN, MAX -> value.map(Expr::type).orElse(Type.NUMBER);
                default -> Type.NUMBER;
            };
        }

        @Override
        public boolean person() {
            return how == Gather.RANK;
        }

        @Override
        public List<Expr> parts() {
            return java.util.stream.Stream.concat(value.stream(), who.stream()).toList();
        }
    }

    /** An expression read in another period. */
    record In(Shift shift, int steps, Expr body, Place at) implements Expr {
        @Override
        public Type type() {
            return body.type();
        }

        @Override
        public boolean person() {
            return body.person();
        }

        @Override
        public List<Expr> parts() {
            return List.of(body);
        }
    }

    /** A boundary of the period: its first or its last day. */
    record Boundary(boolean last, Place at) implements Expr {
        @Override
        public Type type() {
            return Type.DATE;
        }

        @Override
        public boolean person() {
            return false;
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /** Operators and functions of single values. */
    enum Op {
        ADD,
        SUB,
        MUL,
        DIV,
        NEG,
        LT,
        LE,
        GT,
        GE,
        EQ,
        NE,
        AND,
        OR,
        NOT,
        IF,
        MIN,
        MAX,
        ROUND_UP,
        ROUND_DOWN,
        ROUND_HALF_UP,
        ROUND_HALF_EVEN,
        YEARS,
        MONTHS,
        DAYS,
        YEAR,
        MONTH,
        DAY,
        ADD_DAYS,
        ADD_MONTHS,
        WHEN_IN_FORCE
    }

    /** Ways to bring the people of a household together. */
    enum Gather {
        ANY,
        ALL,
        COUNT,
        SUM,
        MIN,
        MAX,
        /** The place of a person in the order of a value, from 1; equal values share a place. */
        RANK
    }

    /** Ways to another period. */
    enum Shift {
        THIS_MONTH,
        THIS_QUARTER,
        THIS_YEAR,
        PREVIOUS_MONTH,
        PREVIOUS_QUARTER,
        PREVIOUS_YEAR,
        FIRST_MONTH,
        LAST_MONTH,
        /** So many months before the month of the first day. */
        MONTHS_AGO,
        /** The sum over so many months before the month of the first day. */
        LAST_MONTHS;

        /** The length of the period that it leads to. */
        public Period.Kind kind() {
            return switch (this) {
                case THIS_QUARTER, PREVIOUS_QUARTER -> Period.Kind.QUARTER;
                case THIS_YEAR, PREVIOUS_YEAR -> Period.Kind.YEAR;
                default -> Period.Kind.MONTH;
            };
        }

        /** The period that it leads to from another; the last one of a sum over months. */
        public Period from(Period p, int steps) {
            return switch (this) {
                case THIS_MONTH, THIS_QUARTER, THIS_YEAR, FIRST_MONTH -> p.as(kind());
                case PREVIOUS_MONTH, PREVIOUS_QUARTER, PREVIOUS_YEAR -> p.as(kind()).plus(-1);
                case LAST_MONTH -> Period.of(Period.Kind.MONTH, p.end());
                case MONTHS_AGO -> p.as(Period.Kind.MONTH).plus(-steps);
                case LAST_MONTHS -> p.as(Period.Kind.MONTH).plus(-1);
            };
        }
    }
}
