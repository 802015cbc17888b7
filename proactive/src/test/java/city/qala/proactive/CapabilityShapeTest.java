package city.qala.proactive;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void proactiveHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.proactive");
    }
}
