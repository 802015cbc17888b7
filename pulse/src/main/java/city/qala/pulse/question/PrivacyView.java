package city.qala.pulse.question;

import java.util.List;

/**
 * What the page on privacy shows.
 *
 * @param topics what is counted, with its bound and its part of the budget
 * @param day epsilon of a day
 * @param sums what days add up to
 * @param lines newest lines of the budget ledger
 * @param lineCount how many lines there are, in words
 * @param attacks what attackers were tried
 * @param attacked when and how often they were tried, in words
 */
public record PrivacyView(
        List<Counted> topics,
        String day,
        List<Sum> sums,
        List<Line> lines,
        String lineCount,
        List<Attack> attacks,
        String attacked) {

    /**
     * What is counted.
     *
     * @param name of the topic
     * @param bound of one person's day, in words
     * @param epsilon its part
     * @param noise standard deviation of one cell
     */
    public record Counted(String name, String bound, String epsilon, String noise) {}

    /**
     * What days add up to.
     *
     * @param days how many, in words
     * @param plain sum of their epsilons
     * @param concentrated what they are by concentrated privacy
     */
    public record Sum(String days, String plain, String concentrated) {}

    /**
     * A line of the ledger.
     *
     * @param day in words
     * @param topic its name
     * @param epsilon spent
     * @param fingerprint first letters of the release's fingerprint
     */
    public record Line(String day, String topic, String epsilon, String fingerprint) {}

    /**
     * An attack that was tried.
     *
     * @param name what it does
     * @param right how often the attacker was right
     * @param bound what it proves of epsilon at least
     */
    public record Attack(String name, String right, String bound) {}

    public PrivacyView {
        topics = List.copyOf(topics);
        sums = List.copyOf(sums);
        lines = List.copyOf(lines);
        attacks = List.copyOf(attacks);
    }
}
