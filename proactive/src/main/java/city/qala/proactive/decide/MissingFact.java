package city.qala.proactive.decide;

/**
 * A fact that nobody has told.
 *
 * @param fact its name; {@code -} if a value cannot be computed
 * @param of id of the person, household or dwelling
 * @param register which register to ask
 * @param period for which period or since when it is needed
 * @param why what stands in the way if it is not a missing fact, else empty
 */
public record MissingFact(String fact, String of, String register, String period, String why) {}
