package city.qala.exchange;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {
    @Test
    void exchangeHasTheShapeOfACapability() {
        CapabilityShape.check("city.qala.exchange");
    }
}
