package city.qala.testkit;

/**
 * The rules that every module's {@code CapabilityShapeTest} runs in one line: {@code
 * CapabilityShape.check("city.qala.sensing")}.
 */
public final class CapabilityShape {

    private CapabilityShape() {}

    /** Checks the classes and sources of a module, which is the working directory of its tests. */
    public static void check(String rootPackage) {
        throw new UnsupportedOperationException("being written");
    }
}
