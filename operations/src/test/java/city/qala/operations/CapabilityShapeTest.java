package city.qala.operations;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void operationsHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.operations");
    }
}
