package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that every module's {@code CapabilityShapeTest} runs in one line: {@code
 * CapabilityShape.check("city.qala.sensing")}.
 *
 * <p>Who may import whom, flat packages without rings, names and roles, no clock but the one passed
 * in, no sleeping, {@code catch (Exception)} in three named classes, and the size budgets (a file
 * of 400 lines, a method of 40) unless {@code @Large} says why.
 */
public final class CapabilityShape {

    private CapabilityShape() {}

    /**
     * Checks the classes and sources of a module, which is the working directory of its tests.
     *
     * @param rootPackage such as {@code city.qala.sensing}
     */
    public static void check(String rootPackage) {
        check(rootPackage, Path.of("."));
    }

    static void check(String rootPackage, Path module) {
        assertThat(faults(rootPackage, module))
                .as("shape of %s (architecture.md 4, style.md)", rootPackage)
                .isEmpty();
    }

    static List<String> faults(String rootPackage, Path module) {
        JavaClasses classes =
                new ClassFileImporter().importPath(module.resolve("target").resolve("classes"));
        List<String> faults = new ArrayList<>();
        if (classes.isEmpty()) faults.add("no classes found; compile first");
        faults.addAll(new ArrowRules(rootPackage).faults(classes));
        faults.addAll(new ClassRules(rootPackage).faults(classes));
        faults.addAll(new SourceRules().faults(module.resolve("src").resolve("main")));
        return faults;
    }
}
