package city.qala.sensing;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void sensingHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.sensing");
    }
}
