package city.qala.kernel;

/**
 * Exactly what runs: a change of any part is another version, which needs its own evidence.
 *
 * @param algorithm id of its entry in the public register, small letters, digits and hyphens
 * @param modelSha256 SHA-256 of the model's file, or of the rule's constants where there is no
 *     model; 64 small hexadecimal digits
 * @param threshold the value from which it says yes, in its own unit; 0 if it has none
 * @param preprocessing version of what is done to the input before it, empty if nothing is
 */
public record AlgorithmVersion(
        String algorithm, String modelSha256, double threshold, String preprocessing) {
    public AlgorithmVersion {
        if (!algorithm.matches("[a-z][a-z0-9-]{1,62}"))
            throw Problem.invalid("algorithm", algorithm, "must be small letters and hyphens");
        if (!modelSha256.matches("[0-9a-f]{64}"))
            throw Problem.invalid("modelSha256", modelSha256, "must be 64 hexadecimal digits");
        if (!Double.isFinite(threshold))
            throw Problem.invalid("threshold", threshold, "must be a number");
    }
}
