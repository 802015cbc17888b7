package city.qala.governance.purpose;

import city.qala.kernel.Subject;
import city.qala.kernel.Tx;

/** Forgets one subject within one part of the city. Repeating it changes nothing. */
@FunctionalInterface
public interface Eraser {
    /**
     * Erases what is held about the subject.
     *
     * @return rows, values or keys that are gone; 0 if nothing was held
     */
    long erase(Tx tx, Subject subject);
}
