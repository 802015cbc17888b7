package city.qala.planning;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void planningHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.planning");
    }
}
