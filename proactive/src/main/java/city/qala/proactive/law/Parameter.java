package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number, a text or a scale that the law fixes by date.
 *
 * @param name unique in the folder
 * @param kind a single value or a scale
 * @param type of a single value
 * @param unit of a single value, empty if none
 * @param title in three languages, empty if not given
 * @param by the fact whose text chooses the value, for values that differ by region; empty if none
 * @param values by that fact's text; {@code *} is the value of all others, and the only key of a
 *     parameter without {@code by}
 * @param brackets of a scale
 * @param announced values that were announced and replaced before they took force
 * @param at where it is written
 */
public record Parameter(
        String name,
        Kind kind,
        Type type,
        String unit,
        Optional<Wording> title,
        String by,
        Map<String, Dated<Object>> values,
        List<Bracket> brackets,
        List<Dated.Step<Object>> announced,
        Place at) {

    /** What a parameter is. */
    public enum Kind {
        VALUE,
        /** Each bracket's rate counts for the part of the value that lies in it. */
        MARGINAL,
        /** The amount of the bracket in which the value lies. */
        STEPS
    }

    /**
     * One bracket of a scale.
     *
     * @param threshold where it begins
     * @param rate its rate, or its amount in a scale of steps
     */
    public record Bracket(Dated<BigDecimal> threshold, Dated<BigDecimal> rate) {}

    public Parameter {
        values = Map.copyOf(values);
        brackets = List.copyOf(brackets);
        announced = List.copyOf(announced);
    }

    /** Whether it is a scale. */
    public boolean isScale() {
        return kind != Kind.VALUE;
    }
}
