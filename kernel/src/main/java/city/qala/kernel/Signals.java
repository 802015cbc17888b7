package city.qala.kernel;

import java.util.List;
import java.util.Set;

/** Where capabilities tell what may need people. The control room listens. */
public interface Signals {
    /**
     * Takes signals in, in their order; all of them are durable when it returns. What is known
     * already, or older than what is known, changes nothing.
     *
     * @throws Problem {@code overloaded} or {@code storage-full}; then none of them was taken
     */
    void tell(List<Signal> signals);

    /** Names of the conditions that hold as far as is known, of those that begin so. */
    Set<String> holding(String beginning);
}
