package city.qala.assess;

import city.qala.kernel.Problem;

/**
 * The scores at which a stage begins.
 *
 * @param advancerFrom first score of an advancer
 * @param sprinterFrom first score of a sprinter, not below the other
 */
public record StageCuts(double advancerFrom, double sprinterFrom) {

    /** Those of the reference set of 167 cities, for a city that stands alone. */
    public static final StageCuts REFERENCE = new StageCuts(56.08, 86.98);

    public StageCuts {
        if (!(advancerFrom >= 0 && advancerFrom <= sprinterFrom && sprinterFrom <= 100))
            throw Problem.invalid(
                    "cuts", advancerFrom + "," + sprinterFrom, "must rise between 0 and 100");
    }

    /** The stage of a score. */
    public Stage stage(double score) {
        if (score >= sprinterFrom) return Stage.SPRINTER;
        return score >= advancerFrom ? Stage.ADVANCER : Stage.IMPLEMENTER;
    }
}
