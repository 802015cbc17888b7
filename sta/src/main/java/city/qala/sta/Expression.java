package city.qala.sta;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * An expression of {@code $filter} or {@code $orderby}: a value, a condition, or both.
 *
 * <p>Trees are equal when they mean the same text; {@link Printer} gives that text.
 */
public sealed interface Expression {

    /** A number as written, all digits kept. */
    record Decimal(BigDecimal value) implements Expression {}

    /** A string. Compared with a number or a time it is read as one, if it can be. */
    record Text(String value) implements Expression {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Expression {}

    /** {@code null}. */
    record Null() implements Expression {}

    /** An instant or an interval. */
    record Time(TimeValue value) implements Expression {}

    /** A length of time, {@code duration'PT1H'}: days to fractions of a second. */
    record Span(Duration value) implements Expression {}

    /** A day, {@code 2026-11-22}. */
    record Day(LocalDate value) implements Expression {}

    /** A time of day, {@code 08:30:00}. */
    record TimeOfDay(LocalTime value) implements Expression {}

    /**
     * A shape, {@code geography'POINT(76.9 43.2)'}: longitude before latitude.
     *
     * @param wkt well-known text as written
     */
    record Shape(String wkt, Geometry value) implements Expression {}

    /**
     * A property, reached over navigations and possibly inside a JSON value.
     *
     * @param variable of an enclosing {@link Any} that it starts from; empty for the entity that is
     *     filtered
     * @param steps navigations from there; one to many means "any"
     * @param inside keys and array positions inside the property's JSON value
     */
    record Path(String variable, List<Navigation> steps, Property property, List<String> inside)
            implements Expression {
        public Path {
            steps = List.copyOf(steps);
            inside = List.copyOf(inside);
        }
    }

    /** {@code not x}. */
    record Not(Expression operand) implements Expression {}

    /** {@code -x}. */
    record Negate(Expression operand) implements Expression {}

    /** Two operands. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /**
     * {@code Datastreams/any(d:d/name eq 'x')}: whether one of the entities there meets the body.
     *
     * @param from variable of an enclosing Any that the steps start from, or empty
     * @param steps navigations, at least one of them to many
     * @param variable name of the entity in the body; empty if there is no body to meet
     */
    record Any(String from, List<Navigation> steps, String variable, Expression body)
            implements Expression {
        public Any {
            steps = List.copyOf(steps);
        }
    }

    /**
     * {@code x in (1,2,3)} or {@code x in properties/list}: whether a value equals one of several.
     * An option that is a JSON array stands for its members.
     */
    record In(Expression value, List<Expression> options) implements Expression {
        public In {
            options = List.copyOf(options);
        }
    }

    /** A function with its arguments, whose number the function allows. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
