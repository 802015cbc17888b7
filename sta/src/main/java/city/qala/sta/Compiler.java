package city.qala.sta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into tests and terms.
 *
 * <p>"Any" over a path to many is a loop around the part of the condition that speaks of it:
 * through {@code or} to each side, through {@code and} to the operands that share it, never into
 * {@code not}. Where there is nothing to loop over, the entity is absent and all its properties are
 * null.
 */
final class Compiler {

    private final Instant now;
    private final Spend spend;
    private final Slots slots = new Slots();
    private final Set<Integer> bound = new HashSet<>();

    Compiler(Instant now, Spend spend) {
        this.now = now;
        this.spend = spend;
    }

    Slots slots() {
        return slots;
    }

    /** The value of an expression without paths; a Constant, or null if it is none. */
    static Term.@Nullable Constant constant(Expression expression, Instant now) {
        if (!isConstant(expression)) return null;
        Term term = new Compiler(now, new Spend(Evaluator.Budget.UNLIMITED)).plainTerm(expression);
        return new Term.Constant(term.value(new Node[1]));
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Expression.Path p -> false;
            case Expression.Any a -> false;
            case Expression.Not n -> isConstant(n.operand());
            case Expression.Negate n -> isConstant(n.operand());
            case Expression.Binary b -> isConstant(b.left()) && isConstant(b.right());
            case Expression.In in ->
                    isConstant(in.value()) && in.options().stream().allMatch(Compiler::isConstant);
            case Expression.Call c -> c.arguments().stream().allMatch(Compiler::isConstant);
            default -> true;
        };
    }

    /** A condition with loops for all slots that are still open in it. */
    Test quantified(Expression expression) {
        if (unbound(expression).isEmpty()) return test(expression);
        if (!(expression instanceof Expression.Binary binary) || !binary.operator().logical())
            return loop(List.of(expression));
        if (binary.operator() == Operator.OR)
            return or(quantified(binary.left()), quantified(binary.right()));
        List<Expression> parts = new ArrayList<>();
        flatten(expression, parts);
        return conjunction(parts);
    }

    private static void flatten(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.Binary binary && binary.operator() == Operator.AND) {
            flatten(binary.left(), parts);
            flatten(binary.right(), parts);
        } else {
            parts.add(expression);
        }
    }

    /**
     * Parts that share a slot go into one loop; the others stand alone, those without loop first.
     */
    private Test conjunction(List<Expression> parts) {
        List<Test> tests = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression part : parts) {
            if (unbound(part).isEmpty()) tests.add(test(part));
            else rest.add(part);
        }
        while (!rest.isEmpty()) {
            List<Expression> group = new ArrayList<>();
            Set<Integer> shared = new HashSet<>();
            group.add(rest.removeFirst());
            shared.addAll(indexes(group.getFirst()));
            for (int i = 0; i < rest.size(); i++) {
                if (indexes(rest.get(i)).stream().noneMatch(shared::contains)) continue;
                shared.addAll(indexes(rest.get(i)));
                group.add(rest.remove(i));
                i = -1;
            }
            tests.add(loop(group));
        }
        Test all = tests.getFirst();
        for (Test test : tests.subList(1, tests.size())) all = and(all, test);
        return all;
    }

    private List<Slot> unbound(Expression expression) {
        List<Slot> all = slots.of(expression);
        all.removeIf(slot -> bound.contains(slot.index()));
        return all;
    }

    private List<Integer> indexes(Expression expression) {
        return unbound(expression).stream().map(Slot::index).toList();
    }

    /** Conditions that must hold together, looped over their outermost open slot. */
    private Test loop(List<Expression> group) {
        Expression all = group.getFirst();
        for (Expression part : group.subList(1, group.size()))
            all = new Expression.Binary(Operator.AND, all, part);
        Slot slot = unbound(all).getFirst();
        Bounds bounds = null;
        if (slot.target() == EntityType.OBSERVATION)
            bounds = new BoundsFinder(slot.variable(), slot.steps(), now, false).find(all);
        bound.add(slot.index());
        Test body = quantified(all);
        bound.remove(slot.index());
        return exists(slot, body, bounds);
    }

    private Test exists(Slot slot, Test body, @Nullable Bounds bounds) {
        return frame -> {
            boolean none = true;
            for (Node node : slot.nodes(frame, bounds)) {
                none = false;
                spend.one();
                frame[slot.index()] = node;
                if (body.test(frame) == Test.TRUE) return Test.TRUE;
            }
            if (!none) return Test.FALSE;
            frame[slot.index()] = null;
            return body.test(frame);
        };
    }

    /** A condition whose slots are all bound, or bound by an any in it. */
    private Test test(Expression expression) {
        return switch (expression) {
            case Expression.Not not -> {
                Test operand = test(not.operand());
                yield frame -> negated(operand.test(frame));
            }
            case Expression.Any any -> any(any);
            case Expression.In in -> new Comparison(this).in(in);
            case Expression.Binary b when b.operator().logical() ->
                    b.operator() == Operator.AND
                            ? and(test(b.left()), test(b.right()))
                            : or(test(b.left()), test(b.right()));
            case Expression.Binary b when b.operator().comparison() -> new Comparison(this).test(b);
            default -> {
                Term term = term(expression);
                yield frame ->
                        term.value(frame) instanceof Boolean truth ? Test.of(truth) : Test.UNKNOWN;
            }
        };
    }

    private static int negated(int truth) {
        return truth == Test.UNKNOWN ? Test.UNKNOWN : 1 - truth;
    }

    private static Test and(Test left, Test right) {
        return frame -> {
            int a = left.test(frame);
            if (a == Test.FALSE) return Test.FALSE;
            int b = right.test(frame);
            return b == Test.FALSE ? b : a == Test.UNKNOWN ? a : b;
        };
    }

    private static Test or(Test left, Test right) {
        return frame -> {
            int a = left.test(frame);
            if (a == Test.TRUE) return Test.TRUE;
            int b = right.test(frame);
            return b == Test.TRUE ? b : a == Test.UNKNOWN ? a : b;
        };
    }

    private Test any(Expression.Any any) {
        List<Slot> way = anyWay(any);
        if (any.variable().isEmpty()) return frame -> Test.of(reaches(way, 0, any, frame, null));
        int place = slots.variable(any.variable());
        Test body = quantified(any.body());
        return frame -> {
            Node before = frame[place];
            boolean found = reaches(way, 0, any, frame, body);
            frame[place] = before;
            return Test.of(found);
        };
    }

    /**
     * The way of an any, through slots of its own so that it binds nothing of the paths outside.
     */
    private List<Slot> anyWay(Expression.Any any) {
        List<Slot> way = new Slots().along("", any.steps());
        List<Slot> own = new ArrayList<>();
        int parent = slots.variable(any.from());
        for (Slot slot : way) {
            int place = slots.fresh();
            own.add(new Slot(place, parent, slot.way(), any.from(), slot.steps()));
            parent = place;
        }
        return own;
    }

    private boolean reaches(
            List<Slot> way,
            int at,
            Expression.Any any,
            @Nullable Node[] frame,
            @Nullable Test body) {
        Slot slot = way.get(at);
        for (Node node : slot.nodes(frame, null)) {
            spend.one();
            frame[slot.index()] = node;
            if (at + 1 < way.size()) {
                if (reaches(way, at + 1, any, frame, body)) return true;
                continue;
            }
            Node last = toOne(node, any.steps(), slot.steps().size());
            if (last == null) continue;
            if (body == null) return true;
            frame[slots.variable(any.variable())] = last;
            if (body.test(frame) == Test.TRUE) return true;
        }
        return false;
    }

    private static @Nullable Node toOne(Node from, List<Navigation> steps, int done) {
        Node node = from;
        for (int i = done; i < steps.size() && node != null; i++)
            node = node.one(steps.get(i).name());
        return node;
    }

    /** A value; worked out once if it is the same for every entity. */
    Term term(Expression expression) {
        Term.Constant constant = constant(expression, now);
        return constant != null ? constant : plainTerm(expression);
    }

    private Term plainTerm(Expression expression) {
        return switch (expression) {
            case Expression.Decimal n -> new Term.Constant(n.value());
            case Expression.Text t -> new Term.Constant(t.value());
            case Expression.Bool b -> new Term.Constant(b.value());
            case Expression.Null n -> new Term.Constant(null);
            case Expression.Time t -> new Term.Constant(t.value());
            case Expression.Span s -> new Term.Constant(s.value());
            case Expression.Day d -> new Term.Constant(d.value());
            case Expression.TimeOfDay t -> new Term.Constant(t.value());
            case Expression.Shape s -> new Term.Constant(s.value());
            case Expression.Path path -> PathTerm.of(path, slots);
            case Expression.Negate negate -> {
                Term operand = plainTerm(negate.operand());
                yield frame -> Arithmetic.negate(operand.value(frame));
            }
            case Expression.Call call -> new Functions(this, now).term(call);
            case Expression.Binary b when !b.operator().logical() && !b.operator().comparison() -> {
                Term left = plainTerm(b.left());
                Term right = plainTerm(b.right());
                Operator operator = b.operator();
                yield frame -> Arithmetic.apply(operator, left.value(frame), right.value(frame));
            }
            default -> {
                Test test = test(expression);
                yield frame -> truth(test.test(frame));
            }
        };
    }

    private static @Nullable Boolean truth(int truth) {
        return truth == Test.UNKNOWN ? null : (Boolean) (truth == Test.TRUE);
    }
}
