package city.qala.pulse;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void pulseHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.pulse");
    }
}
