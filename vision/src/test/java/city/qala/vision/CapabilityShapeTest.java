package city.qala.vision;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void visionHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.vision");
    }
}
