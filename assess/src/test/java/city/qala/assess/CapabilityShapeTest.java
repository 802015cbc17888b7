package city.qala.assess;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void assessHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.assess");
    }
}
