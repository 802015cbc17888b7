package city.qala.platform.config;

import java.util.List;

/** Everything that is wrong with the settings, so that it can be mended in one go. */
public final class ConfigFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<ConfigFault> faults;

    public ConfigFaults(List<ConfigFault> faults) {
        super(faults.toString(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order in which it was found; never empty. */
    public List<ConfigFault> faults() {
        return faults;
    }
}
