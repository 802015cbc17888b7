package city.qala.governance.algorithm;

import java.time.YearMonth;
import java.util.List;

/** What an algorithm did, counted from the audit log and never typed. */
@FunctionalInterface
public interface AlgorithmFigures {

    /**
     * One month.
     *
     * @param alerts candidates or alarms raised
     * @param confirmed those that people confirmed
     * @param rejected those that people found false; the rest is undecided
     */
    record Month(YearMonth month, long alerts, long confirmed, long rejected) {}

    /** The months in which the algorithm did anything, oldest first. */
    List<Month> months(String algorithm);
}
