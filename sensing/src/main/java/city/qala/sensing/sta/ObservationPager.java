package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.Series.Position;
import city.qala.sensing.series.Series.Scan;
import city.qala.sta.Bounds;
import city.qala.sta.Cursor;
import city.qala.sta.EntityType;
import city.qala.sta.Evaluator;
import city.qala.sta.Expression;
import city.qala.sta.Order;
import city.qala.sta.Ordering;
import city.qala.sta.Query;
import city.qala.sta.TimeValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Pages through observations. Without an order they come as they lie (stream, time, id); by time
 * the store merges its streams; any other order looks at every row that the bounds let through.
 */
final class ObservationPager {

    private static final Order BY_TIME =
            new Order(
                    new Expression.Path(
                            "",
                            List.of(),
                            EntityType.OBSERVATION.property("phenomenonTime").orElseThrow(),
                            List.of()),
                    false);

    private final Ask ask;
    private final Query query;
    private final Series series;
    private final @Nullable List<Integer> streams;
    private final long feature;
    private final Bounds bounds;
    private final @Nullable Evaluator filter;
    private final boolean bounded;
    private final ObservationNode probe;

    /**
     * Observations of the whole city, a stream or a feature.
     *
     * @param parent a stream or a FeatureOfInterest; null for the whole city
     */
    ObservationPager(Ask ask, Query query, @Nullable Entity parent) {
        this.ask = ask;
        this.query = query;
        series = ask.stores.series();
        StreamFilter split = new StreamFilter(query.filterOrNull());
        Expression rest = split.rest();
        bounds = Bounds.of(rest, ask.now);
        streams = split.streams(ask, scope(parent, Bounds.of(query.filterOrNull(), ask.now)));
        feature = parent != null && parent.type == EntityType.FEATURE_OF_INTEREST ? parent.id : 0;
        bounded = rest != null && bounds.exact();
        filter = rest == null || bounded ? null : Evaluator.of(rest, ask.now, ask);
        probe = new ObservationNode(ask);
    }

    private @Nullable List<Integer> scope(@Nullable Entity parent, Bounds whole) {
        if (parent != null) return ask.streamsOf(parent);
        if (whole.datastreamsOrNull() == null) return null;
        List<Integer> few = new ArrayList<>();
        for (long id : whole.datastreamsOrNull()) {
            Entity e = ask.stream(id);
            if (e != null && e.type == EntityType.DATASTREAM) few.add((int) id);
        }
        return few;
    }

    Page<Observation> page() {
        if (bounds.empty()) return new Page<>(List.of(), query.count() ? 0 : -1, null);
        Page<Observation> newest = newest();
        if (newest != null) return newest;
        long count = query.count() ? count() : -1;
        if (query.top() == 0) return new Page<>(List.of(), count, null);
        Series.Order order = order();
        return order == null ? sorted(count) : stored(order, count);
    }

    /** The newest of one stream, which needs no scan. */
    private @Nullable Page<Observation> newest() {
        boolean plain =
                query.filterOrNull() == null
                        && query.top() == 1
                        && query.skip() == 0
                        && query.skipTokenOrNull() == null
                        && feature == 0
                        && streams != null
                        && streams.size() == 1
                        && order() == Series.Order.TIME_DESCENDING;
        if (!plain || streams == null) return null;
        int stream = streams.getFirst();
        Observation o = series.newest(stream).orElse(null);
        long all = series.extent(stream).map(Series.Extent::count).orElse(0L);
        long count = query.count() ? all : -1;
        if (o == null) return new Page<>(List.of(), count, null);
        return new Page<>(List.of(o), count, all > 1 ? cursor(ordering(), o) : null);
    }

    /** Which order of the store answers; null if none does. */
    private Series.@Nullable Order order() {
        List<Order> keys = query.orderBy();
        if (keys.isEmpty()) return Series.Order.STREAM;
        Order first = keys.getFirst();
        if (!first.key().equals(BY_TIME.key())) return null;
        if (keys.size() > 1 && !(keys.size() == 2 && sameById(first, keys.get(1)))) return null;
        return first.descending() ? Series.Order.TIME_DESCENDING : Series.Order.TIME;
    }

    private static boolean sameById(Order first, Order second) {
        return second.descending() == first.descending()
                && second.key() instanceof Expression.Path p
                && p.steps().isEmpty()
                && p.property().name().equals("id");
    }

    private Ordering ordering() {
        List<Order> keys = query.orderBy().isEmpty() ? List.of(BY_TIME) : query.orderBy();
        return Ordering.of(keys, ask.now, ask);
    }

    private Cursor cursor(Ordering ordering, Observation o) {
        return ordering.cursor(new ObservationNode(ask, o));
    }

    private Scan scan(Series.Order order, @Nullable Position after) {
        return new Scan(
                streams,
                ask.rights.readable(),
                bounds.from(),
                bounds.to(),
                EntityNode.range(bounds),
                order,
                after);
    }

    private boolean passes(Observation o) {
        if (feature != 0 && o.feature() != feature) return false;
        if (o.to() > bounds.to()) return false;
        return filter == null || filter.matches(probe.at(o));
    }

    /** Exactly how many there are, over all pages. */
    long count() {
        boolean byStore = filter == null && feature == 0 && bounds.to() == TimeValue.MAX_MICROS;
        Scan all = scan(Series.Order.STREAM, null);
        if (byStore) return series.count(all);
        var tally = new Tally();
        series.scan(
                all,
                o -> {
                    tally.step();
                    if (passes(o)) tally.count++;
                    return true;
                });
        return tally.count;
    }

    private final class Tally {
        long count;
        long skipped;
        private int steps;

        void step() {
            if ((++steps & 1023) == 0) ask.check();
        }
    }

    private Page<Observation> stored(Series.Order order, long count) {
        Ordering ordering = ordering();
        Position after =
                query.skipToken()
                        .map(ordering::cursor)
                        .map(ObservationPager::position)
                        .orElse(null);
        List<Observation> rows = new ArrayList<>();
        var tally = new Tally();
        int most = query.top() + 1;
        series.scan(
                scan(order, after),
                o -> {
                    tally.step();
                    if (!passes(o)) return true;
                    if (tally.skipped < query.skip()) {
                        tally.skipped++;
                        return true;
                    }
                    rows.add(o);
                    return rows.size() < most;
                });
        return cut(rows, count, ordering);
    }

    private static Position position(Cursor c) {
        long time = c.values().getFirst() instanceof TimeValue t ? t.start() : Long.MIN_VALUE;
        return new Position(time, c.id());
    }

    private Page<Observation> cut(List<Observation> rows, long count, Ordering ordering) {
        if (rows.size() <= query.top()) return new Page<>(rows, count, null);
        List<Observation> page = rows.subList(0, query.top());
        return new Page<>(page, count, cursor(ordering, page.getLast()));
    }

    private Page<Observation> sorted(long count) {
        Ordering ordering = ordering();
        Cursor after = query.skipToken().map(ordering::cursor).orElse(null);
        long most = Math.min(query.skip(), Integer.MAX_VALUE) + query.top() + 1L;
        EntityPager.requireOrderable(most);
        var best = new PriorityQueue<ObservationNode>(64, Collections.reverseOrder(ordering));
        var tally = new Tally();
        series.scan(
                scan(Series.Order.STREAM, null),
                o -> {
                    tally.step();
                    if (passes(o)) keep(best, o, after, ordering, most);
                    return true;
                });
        List<ObservationNode> sorted = new ArrayList<>(best);
        sorted.sort(ordering);
        int skip = (int) Math.min(query.skip(), sorted.size());
        List<Observation> rows =
                sorted.subList(skip, sorted.size()).stream().map(ObservationNode::row).toList();
        return cut(rows, count, ordering);
    }

    private void keep(
            PriorityQueue<ObservationNode> best,
            Observation o,
            @Nullable Cursor after,
            Ordering ordering,
            long most) {
        probe.at(o);
        if (after != null && !ordering.isAfter(probe, after)) return;
        if (best.size() == most) {
            if (ordering.compare(probe, best.element()) >= 0) return;
            best.remove();
        }
        best.add(new ObservationNode(ask, o));
    }
}
