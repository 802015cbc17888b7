package city.qala.governance;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void governanceHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.governance");
    }
}
