package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.Bounds;
import city.qala.sta.EntityType;
import city.qala.sta.Node;
import city.qala.sta.TimeValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An observation as the evaluator sees it; moves on to the next one to spare an object a row. */
final class ObservationNode implements Node {

    private static final int FIRST = 32;
    private static final int MOST = 2_048;

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
            case "result" ->
                    o.json() == null ? (Object) o.number() : Json.stored(String.valueOf(o.json()));
            default -> extra(o.extra(), name);
        };
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

    /** The observations of a stream or feature within bounds, fetched piece by piece. */
    static Iterator<Node> walk(Ask ask, Entity parent, Bounds bounds) {
        List<Integer> streams = ask.streamsOf(parent);
        long feature = parent.type == EntityType.FEATURE_OF_INTEREST ? parent.id : 0;
        return new Iterator<Node>() {
            private List<Observation> piece = List.of();
            private int i;
            private int size = FIRST;
            private boolean ended;
            private Series.@Nullable Position after;

            @Override
            public boolean hasNext() {
                while (i == piece.size() && !ended) fetch();
                return i < piece.size();
            }

            private void fetch() {
                ask.check();
                List<Observation> next = new ArrayList<>();
                var scan =
                        new Series.Scan(
                                streams,
                                ask.rights.readable(),
                                bounds.from(),
                                bounds.to(),
                                EntityNode.range(bounds),
                                Series.Order.STREAM,
                                after);
                ended = true;
                ask.stores
                        .series()
                        .scan(
                                scan,
                                o -> {
                                    after = new Series.Position(o.from(), o.id());
                                    if (feature == 0 || o.feature() == feature) next.add(o);
                                    ended = next.size() < size;
                                    return ended;
                                });
                piece = next;
                i = 0;
                size = Math.min(size * 4, MOST);
            }

            @Override
            public Node next() {
                if (!hasNext()) throw new NoSuchElementException();
                return new ObservationNode(ask, piece.get(i++));
            }
        };
    }
}
