package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.util.Optional;

/**
 * A register that provides facts.
 *
 * @param name its code
 * @param title what people call it
 */
public record Register(String name, Optional<Wording> title) {}
