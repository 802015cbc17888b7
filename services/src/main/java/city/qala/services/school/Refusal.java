package city.qala.services.school;

/**
 * Why a pupil did not get a wish that stood above the place given.
 *
 * @param wish refused
 * @param reason which rule it was
 * @param bar the last rank that the school admitted on the seats open to this pupil, {@code -1} if
 *     it admitted nobody there
 */
record Refusal(int wish, Reason reason, int bar) {

    /** The rule that refused. */
    enum Reason {
        /** The school may not take this pupil. */
        NOT_ELIGIBLE,
        /** Every seat went to pupils with a better priority. */
        PRIORITY,
        /** The last seat went to a pupil of the same priority with a better lottery number. */
        LOTTERY
    }
}
