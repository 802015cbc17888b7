package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.Bounds;
import city.qala.sta.EntityType;
import city.qala.sta.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a stream or feature within bounds, for an evaluator that may stop at the
 * first: fetched in pieces that grow.
 */
final class ObservationWalk implements Iterator<Node> {

    private static final int FIRST = 32;
    private static final int MOST = 2_048;

    private final Ask ask;
    private final Bounds bounds;
    private final List<Integer> streams;
    private final long feature;
    private List<Observation> piece = List.of();
    private int i;
    private int size = FIRST;
    private boolean ended;
    private Series.@Nullable Position after;

    ObservationWalk(Ask ask, Entity parent, Bounds bounds) {
        this.ask = ask;
        this.bounds = bounds;
        streams = ask.streamsOf(parent);
        feature = parent.type == EntityType.FEATURE_OF_INTEREST ? parent.id : 0;
    }

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
}
