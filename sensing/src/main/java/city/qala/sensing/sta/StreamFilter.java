package city.qala.sensing.sta;

import city.qala.sta.EntityType;
import city.qala.sta.Evaluator;
import city.qala.sta.Expression;
import city.qala.sta.Node;
import city.qala.sta.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a filter on observations: conditions that speak of the Datastream alone are answered from
 * the graph, once a stream; the rest is asked of each observation.
 */
final class StreamFilter {

    private final List<Expression> ofStream = new ArrayList<>();
    private final List<Expression> ofRow = new ArrayList<>();

    StreamFilter(@Nullable Expression filter) {
        if (filter != null) split(filter);
    }

    private void split(Expression e) {
        if (e instanceof Expression.Binary b && b.operator() == Operator.AND) {
            split(b.left());
            split(b.right());
        } else if (paths(e) == Paths.STREAM) {
            ofStream.add(e);
        } else {
            ofRow.add(e);
        }
    }

    /** What each observation must be asked; null if nothing. */
    @Nullable Expression rest() {
        Expression all = null;
        for (Expression e : ofRow) {
            all = all == null ? e : new Expression.Binary(Operator.AND, all, e);
        }
        return all;
    }

    /** The streams of a list that pass; null for a list means all of the graph. */
    @Nullable List<Integer> streams(Ask ask, @Nullable List<Integer> among) {
        if (ofStream.isEmpty()) return among;
        List<Evaluator> tests = ofStream.stream().map(e -> Evaluator.of(e, ask.now, ask)).toList();
        List<Integer> passed = new ArrayList<>();
        if (among != null) {
            for (int s : among) test(ask, ask.stream(s), tests, passed);
        } else {
            for (Entity e : ask.all(EntityType.DATASTREAM, 0)) test(ask, e, tests, passed);
            for (Entity e : ask.all(EntityType.MULTI_DATASTREAM, 0)) test(ask, e, tests, passed);
            passed.sort(null);
        }
        return passed;
    }

    private static void test(
            Ask ask, @Nullable Entity stream, List<Evaluator> tests, List<Integer> passed) {
        if (stream == null) return;
        Node probe = new Probe(new EntityNode(stream, ask));
        for (Evaluator t : tests) if (!t.matches(probe)) return;
        passed.add((int) stream.id);
    }

    /** An observation of which only the stream is known. */
    private record Probe(EntityNode stream) implements Node {
        @Override
        public @Nullable Object property(String name) {
            return null;
        }

        @Override
        public Iterable<? extends Node> related(String navigation) {
            return navigation.equals(stream.entity.type.singular()) ? List.of(stream) : List.of();
        }
    }

    /** What the paths of an expression speak of. */
    private enum Paths {
        NONE,
        STREAM,
        OTHER
    }

    private static Paths paths(Expression e) {
        return switch (e) {
            case Expression.Path p -> path(p);
            case Expression.Not n -> paths(n.operand());
            case Expression.Negate n -> paths(n.operand());
            case Expression.Binary b -> both(paths(b.left()), paths(b.right()));
            case Expression.Call c -> {
                Paths all = Paths.NONE;
                for (Expression a : c.arguments()) all = both(all, paths(a));
                yield all;
            }
            case Expression.Any a -> Paths.OTHER;
            default -> Paths.NONE;
        };
    }

    // A path from the stream on to its observations reads them, so it is left to the rows.
    private static Paths path(Expression.Path p) {
        if (p.steps().isEmpty() || !p.variable().isEmpty()) return Paths.OTHER;
        String first = p.steps().getFirst().name();
        boolean graph = first.equals("Datastream") || first.equals("MultiDatastream");
        for (var step : p.steps()) graph &= step.target() != EntityType.OBSERVATION;
        return graph ? Paths.STREAM : Paths.OTHER;
    }

    private static Paths both(Paths a, Paths b) {
        if (a == Paths.OTHER || b == Paths.OTHER) return Paths.OTHER;
        return a == Paths.NONE ? b : a;
    }
}
