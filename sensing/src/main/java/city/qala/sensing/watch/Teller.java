package city.qala.sensing.watch;

import city.qala.kernel.Problem;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the control room what begins and ends, each once. What it could not take is kept and told
 * again first, so that nothing is missing when the ledger was away.
 */
final class Teller {

    private static final int AT_ONCE = 500;

    private final Signals signals;
    private final Set<String> told;
    private final Deque<Signal> waiting = new ArrayDeque<>();

    Teller(Signals signals, String beginning) {
        this.signals = signals;
        this.told = new HashSet<>(signals.holding(beginning));
    }

    /** Whether the control room knows that a condition holds, or will know it. */
    boolean holds(String condition) {
        return told.contains(condition);
    }

    /** Names of all conditions that it knows to hold. */
    Set<String> holding() {
        return Set.copyOf(told);
    }

    /** A condition begins or ends; a repeat is passed over. */
    void say(Signal signal) {
        boolean news = signal.on() ? told.add(signal.condition()) : told.remove(signal.condition());
        if (news) waiting.addLast(signal);
    }

    /** Tells what waits; false if the control room could not take it now. */
    boolean flush() {
        while (!waiting.isEmpty()) {
            List<Signal> some =
                    new ArrayList<>(waiting).subList(0, Math.min(AT_ONCE, waiting.size()));
            try {
                signals.tell(some);
            } catch (Problem away) {
                if (away.kind() == Problem.Kind.INVALID) throw away;
                return false;
            }
            for (int i = some.size(); i > 0; i--) waiting.removeFirst();
        }
        return true;
    }

    /** How much waits to be told. */
    int waiting() {
        return waiting.size();
    }
}
