package city.qala.services;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void servicesHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.services");
    }
}
