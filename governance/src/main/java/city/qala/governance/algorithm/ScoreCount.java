package city.qala.governance.algorithm;

/**
 * What comparisons of one group came to at one threshold.
 *
 * @param falseMatches of pairs of two people, those taken for one
 * @param falseNonMatches of pairs of one person, those taken for two
 */
record ScoreCount(Rate falseMatches, Rate falseNonMatches) {
    static final ScoreCount NONE = new ScoreCount(new Rate(0, 0), new Rate(0, 0));

    /** The same with one more comparison. */
    ScoreCount plus(boolean mated, boolean matched) {
        return mated
                ? new ScoreCount(falseMatches, more(falseNonMatches, !matched))
                : new ScoreCount(more(falseMatches, matched), falseNonMatches);
    }

    private static Rate more(Rate rate, boolean hit) {
        return new Rate(rate.hits() + (hit ? 1 : 0), rate.of() + 1);
    }
}
