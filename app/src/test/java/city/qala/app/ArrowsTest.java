package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.CapabilityShape;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom, over the whole program at once. */
class ArrowsTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("city.qala");

    private static void never(String from, String... to) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(ALL);
    }

    @Test
    void theWholeProgramIsLookedAt() {
        for (String module :
                new String[] {"kernel", "platform", "web", "sta", "sensing", "demo", "app"})
            assertThat(
                            ALL.stream()
                                    .anyMatch(c ->
                                            c.getPackageName().startsWith("city.qala." + module)))
                    .as(module)
                    .isTrue();
    }

    @Test
    void nothingBelowKnowsWhatStandsAbove() {
        never(
                "city.qala.kernel..",
                "city.qala.platform..",
                "city.qala.web..",
                "city.qala.sensing..");
        never("city.qala.platform..", "city.qala.web..", "city.qala.sensing..", "city.qala.app..");
        never("city.qala.web..", "city.qala.sensing..", "city.qala.app..", "city.qala.demo..");
        never("city.qala.sensing..", "city.qala.app..", "city.qala.demo..");
        never("city.qala.sta..", "city.qala.platform..", "city.qala.web..", "city.qala.sensing..");
    }

    /** The pretend town uses the public doors only, as devices do. */
    @Test
    void theServerKnowsNothingOfTheDemoNorTheDemoOfTheServer() {
        never("city.qala.demo..", "city.qala.sensing..", "city.qala.web..", "city.qala.app..");
    }

    @Test
    void onlyTheMachineryTouchesServerDatabaseAndBroker() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("city.qala.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.helidon..",
                        "java.sql..",
                        "org.postgresql..",
                        "org.jdbi..",
                        "com.zaxxer..",
                        "org.duckdb..",
                        "org.flywaydb..",
                        "io.netty.handler.codec.mqtt..")
                .check(ALL);
    }

    @Test
    void theKernelNeedsTheJdkOnly() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("city.qala.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "city.qala.kernel..", "org.jspecify..", "org.locationtech.jts..")
                .check(ALL);
    }

    @Test
    void appKeepsTheShape() {
        CapabilityShape.check("city.qala.app");
    }
}
