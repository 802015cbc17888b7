package city.qala.registry;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void registryHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.registry");
    }
}
