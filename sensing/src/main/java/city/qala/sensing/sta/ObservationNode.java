package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sta.EntityType;
import city.qala.sta.Node;
import city.qala.sta.TimeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An observation as the evaluator sees it; moves on to the next one to spare an object a row. */
final class ObservationNode implements Node {

    private static final long WHOLE = 1_000_000_000_000_000L;

    private final Ask ask;
    private @Nullable Observation row;

    ObservationNode(Ask ask) {
        this.ask = ask;
    }

    ObservationNode(Ask ask, Observation row) {
        this.ask = ask;
        this.row = row;
    }

    /** Stands on another row from now on. */
    ObservationNode at(Observation next) {
        row = next;
        return this;
    }

    Observation row() {
        Observation o = row;
        if (o == null) throw new IllegalStateException("The node stands on no row");
        return o;
    }

    @Override
    public @Nullable Object property(String name) {
        Observation o = row();
        return switch (name) {
            case "id" -> o.id();
            case "phenomenonTime" -> period(o.from(), o.to());
            case "resultTime" -> period(o.resultTime(), o.resultTime());
            case "result" -> result(o);
            default -> extra(o.extra(), name);
        };
    }

    // Whole numbers are written without a fraction, wherever they stand.
    private static @Nullable Object result(Observation o) {
        if (o.json() != null) return Json.stored(o.json());
        long whole = (long) o.number();
        return whole == o.number() && Math.abs(whole) < WHOLE ? (Object) whole : o.number();
    }

    private static @Nullable Object extra(Observation.@Nullable Extra x, String name) {
        if (x == null) return null;
        return switch (name) {
            case "resultQuality" -> x.quality() == null ? null : Json.stored(x.quality());
            case "parameters" -> x.parameters() == null ? null : Json.stored(x.parameters());
            case "validTime" -> period(x.validFrom(), x.validTo());
            default -> null;
        };
    }

    private static @Nullable TimeValue period(long from, long to) {
        if (from == Observation.NO_TIME) return null;
        return from == to ? TimeValue.at(from) : TimeValue.between(from, to);
    }

    @Override
    public double number(String name) {
        return name.equals("result") ? row().number() : Double.NaN;
    }

    @Override
    public long instant(String name) {
        Observation o = row();
        if (name.equals("phenomenonTime")) return o.from() == o.to() ? o.from() : Long.MIN_VALUE;
        return name.equals("resultTime") ? o.resultTime() : Long.MIN_VALUE;
    }

    @Override
    public Iterable<? extends Node> related(String name) {
        EntityType to = EntityType.OBSERVATION.navigation(name).orElseThrow().target();
        Entity e = ask.one(row(), to);
        return e == null ? List.of() : List.of(new EntityNode(e, ask));
    }
}
