package city.qala.operations.asset;

import java.time.Instant;

/**
 * What is signed of a command, so that a device can tell a real one from a forged, changed, late or
 * repeated one: it checks the signature, then that the number is greater than the last one it took,
 * then that the time has not run out. Pure.
 */
final class SealRule {

    private SealRule() {}

    /**
     * The text that is signed, one value a line.
     *
     * @param code code of the thing, so that a command to one is none to another
     * @param parameters exactly as sent
     */
    static String text(
            String code,
            long capability,
            long task,
            long counter,
            Instant until,
            String parameters) {
        return "qala-command-1\n"
                + code
                + "\n"
                + capability
                + "\n"
                + task
                + "\n"
                + counter
                + "\n"
                + until
                + "\n"
                + parameters;
    }
}
