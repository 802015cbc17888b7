package city.qala.sta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression with the frame that it is evaluated in: entity 0 is the one that is asked about.
 */
final class Compiled {

    private final Test test;
    private final Term term;
    private final List<Slot> open;
    private final @Nullable Node[] frame;
    private final Spend spend;

    private Compiled(Test test, Term term, List<Slot> open, int size, Spend spend) {
        this.test = test;
        this.term = term;
        this.open = open;
        this.frame = new Node[size];
        this.spend = spend;
    }

    static Compiled compile(Expression expression, Instant now, Evaluator.Budget budget) {
        Spend spend = new Spend(budget);
        Compiler compiler = new Compiler(now, spend);
        List<Slot> open = compiler.slots().of(expression);
        Test test = compiler.quantified(expression);
        Term term = compiler.term(expression);
        return new Compiled(test, term, open, compiler.slots().size(), spend);
    }

    boolean matches(Node node) {
        spend.one();
        frame[0] = node;
        return test.test(frame) == Test.TRUE;
    }

    @Nullable Object value(Node node, boolean greatest) {
        spend.one();
        frame[0] = node;
        if (open.isEmpty()) return term.value(frame);
        return extreme(0, null, greatest);
    }

    /** Fills the open slots from the given one on and keeps the extreme value; null never wins. */
    private @Nullable Object extreme(int from, @Nullable Object best, boolean greatest) {
        if (from == open.size()) {
            Object value = term.value(frame);
            if (best == null || value == null) return best == null ? value : best;
            int by = Values.compareNullsLast(value, best);
            return greatest == (by > 0) && by != 0 ? value : best;
        }
        Slot slot = open.get(from);
        Object kept = best;
        for (Node node : slot.nodes(frame, null)) {
            spend.one();
            frame[slot.index()] = node;
            kept = extreme(from + 1, kept, greatest);
        }
        return kept;
    }
}
