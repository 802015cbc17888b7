package city.qala.proactive.decide;

import java.util.List;

/**
 * Every policy's verdict on one household.
 *
 * @param household its id; empty if its facts could not be read
 * @param verdicts by policy in the order of the law, then by unit
 * @param text the same as one line of a decisions file: what is kept and computed again
 * @param fault what is wrong with the facts; empty if nothing is
 */
public record Answer(String household, List<Verdict> verdicts, String text, String fault) {
    public Answer {
        verdicts = List.copyOf(verdicts);
    }
}
