package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import java.time.LocalDate;
import java.util.Optional;

/** Who knows what the registers say of households. The town joins it to its registers. */
@FunctionalInterface
public interface Households {
    /**
     * One household with its people, as a line of {@code proactive decide --facts}: each fact with
     * its register and record. Registers that could not be asked stand in {@code unavailable}.
     *
     * @param grant covers the household
     * @param household a subject of the kind {@code household}; its id and those of its people are
     *     our own
     * @param on the day as of which the facts are wanted
     * @return empty if there is no such household any more
     */
    Optional<String> at(Tx tx, Grant grant, Subject household, LocalDate on);
}
