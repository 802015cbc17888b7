package city.qala.sta;

import city.qala.testkit.CapabilityShape;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {

    @Test
    void theModuleHasTheShapeOfAllModules() {
        CapabilityShape.check("city.qala.sta");
    }
}
