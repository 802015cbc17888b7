package city.qala.kernel;

/**
 * The only maker of {@link Activation}s: no algorithm runs outside the public register.
 *
 * <p>Made once, by the assembly of the city, over the register.
 */
public final class Activations {
    private final AlgorithmGate gate;

    /** Activations over the city's register. */
    public Activations(AlgorithmGate gate) {
        this.gate = gate;
    }

    /**
     * Lets a version run that may run now.
     *
     * @throws Problem {@code forbidden} if there is no complete entry in the phase "active" with an
     *     unexpired passing audit of exactly this version
     */
    public Activation activation(
            String algorithm, String modelSha256, double threshold, String preprocessing) {
        Activation made = watch(algorithm, modelSha256, threshold, preprocessing);
        made.require();
        return made;
    }

    /**
     * The same for a part that starts with the city and must say why it is off: it may be off from
     * the beginning, and its {@link Activation#require} is the gate at every run.
     */
    public Activation watch(
            String algorithm, String modelSha256, double threshold, String preprocessing) {
        var version = new AlgorithmVersion(algorithm, modelSha256, threshold, preprocessing);
        return new Activation(gate, version);
    }

    static Problem refused(AlgorithmVersion version, AlgorithmGate.Off off) {
        return Problem.forbidden(
                "The algorithm %s is switched off since %s: %s",
                version.algorithm(), off.since(), off.reason());
    }
}
