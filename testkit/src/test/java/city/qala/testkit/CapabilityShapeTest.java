package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityShapeTest {

    @Test
    void testkitKeepsTheShape() {
        CapabilityShape.check("city.qala.testkit");
    }

    @Test
    void platformKeepsTheShape() {
        CapabilityShape.check("city.qala.platform", Path.of("..", "platform"));
    }

    @Test
    void kernelKeepsTheShape() {
        CapabilityShape.check("city.qala.kernel", Path.of("..", "kernel"));
    }

    @Test
    void givenAModuleUnderAnotherName_whenChecked_thenEveryKindOfFaultIsFound() {
        // Platform's classes judged as if they were a capability's: they use JDBC and HTTP.
        List<String> faults = CapabilityShape.faults("city.qala.pulse", Path.of("..", "platform"));
        assertThat(faults)
                .anyMatch(f -> f.contains("which only platform may"))
                .anyMatch(f -> f.contains("is not flat below"));
    }
}
