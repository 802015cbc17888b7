package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** Rows of a file that cannot be taken, each with its line and the reason. */
final class RowFaults {

    /** So many are told one by one; the rest is counted. */
    static final int TOLD = 1_000;

    private final List<Problem.Fault> faults = new ArrayList<>();
    private long count;
    private long lastLine;

    /** Notes that a row is bad; a row may be bad for several reasons. */
    void add(long line, String column, String why) {
        if (line != lastLine) count++;
        lastLine = line;
        if (faults.size() < TOLD) {
            faults.add(
                    new Problem.Fault(
                            "line " + line + (column.isEmpty() ? "" : ", " + column), why));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    /** Ends the import if any row is bad: then none is taken. */
    void refuseIfAny(long rows) {
        if (count == 0) return;
        Problem problem =
                Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "invalid-parameter",
                        "%d of %d rows cannot be taken, so none was. The first: %s: %s.",
                        count,
                        rows,
                        faults.getFirst().pointer(),
                        faults.getFirst().detail());
        for (Problem.Fault f : faults) problem = problem.at(f.pointer(), f.detail());
        throw problem;
    }
}
