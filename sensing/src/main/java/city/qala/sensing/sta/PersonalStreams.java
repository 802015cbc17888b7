package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Subject;

/** Who rules on reading a personal Datastream, and writes it down. */
@FunctionalInterface
public interface PersonalStreams {
    /**
     * Lets the reader see one subject's readings; when this returns the look is in the log for
     * good.
     *
     * @param purpose as the reader names it, never empty
     * @param subject whose stream it is, as its properties say
     * @throws city.qala.kernel.Problem if it is refused
     */
    void open(Actor reader, String purpose, Subject subject);
}
