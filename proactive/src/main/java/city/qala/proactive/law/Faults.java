package city.qala.proactive.law;

import city.qala.kernel.Problem;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a folder of policies, collected so that an author sees all of it at once. */
final class Faults {
    private static final int MOST = 200;

    private final List<Problem.Fault> found = new ArrayList<>();

    @FormatMethod
    void add(Place place, @FormatString String says, Object... params) {
        String text = String.format(says, params);
        var fault = new Problem.Fault(place.toString(), text);
        if (found.size() < MOST && !found.contains(fault)) found.add(fault);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Ends with a problem that names every fault, if there is one. */
    void stopIfAny() {
        if (found.isEmpty()) return;
        Problem.Fault first = found.getFirst();
        Problem problem =
                Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-policy",
                        "The policies have %s fault(s); the first is at %s: %s",
                        found.size(),
                        first.pointer(),
                        first.detail());
        for (Problem.Fault f : found) problem = problem.at(f.pointer(), f.detail());
        throw problem;
    }
}
