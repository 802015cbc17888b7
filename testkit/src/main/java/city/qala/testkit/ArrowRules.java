package city.qala.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may import whom. */
final class ArrowRules {

    private static final String OURS = "city.qala.";

    /** Modules that are not capabilities, and what each may see besides itself. */
    private static final Map<String, Set<String>> GROUND =
            Map.of(
                    "kernel", Set.of(),
                    "platform", Set.of("kernel"),
                    "sta", Set.of("kernel"),
                    "web", Set.of("kernel", "platform"),
                    "testkit", Set.of("kernel", "platform"));

    /** The only parts that know two capabilities. */
    private static final Set<String> SEE_ALL = Set.of("app", "demo", "e2e", "bench");

    private static final Set<String> CAPABILITIES_SEE = Set.of("kernel", "platform", "web");

    /** Libraries that only the machinery touches, with what is let through nevertheless. */
    private static final List<String> MACHINERY =
            List.of(
                    "java.sql.",
                    "javax.sql.",
                    "org.postgresql.",
                    "org.jdbi.",
                    "com.zaxxer.",
                    "org.flywaydb.",
                    "org.duckdb.",
                    "io.helidon.",
                    "com.hivemq.");

    private final String root;
    private final String module;

    ArrowRules(String root) {
        this.root = root;
        this.module = moduleOf(root + ".");
    }

    List<String> faults(JavaClasses classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf())
                judge(from, dependency.getTargetClass(), faults);
        }
        List<String> all = new ArrayList<>(faults);
        all.addAll(rings(classes));
        return all;
    }

    private void judge(JavaClass from, JavaClass to, Set<String> faults) {
        String target = to.getBaseComponentType().getName();
        if (!module.equals("platform") && isMachinery(target))
            faults.add(from.getName() + " uses " + target + ", which only platform may");
        if (!target.startsWith(OURS) || SEE_ALL.contains(module)) return;
        String seen = moduleOf(target);
        if (!seen.equals(module) && !mayBeSeen(seen))
            faults.add(from.getName() + " imports " + target + ": no such arrow");
    }

    private boolean mayBeSeen(String seen) {
        Set<String> ground = GROUND.get(module);
        if (ground != null) return ground.contains(seen);
        return CAPABILITIES_SEE.contains(seen) || (module.equals("sensing") && seen.equals("sta"));
    }

    private static boolean isMachinery(String target) {
        return MACHINERY.stream().anyMatch(target::startsWith)
                && !target.startsWith("com.hivemq.client.");
    }

    private List<String> rings(JavaClasses classes) {
        var rule =
                SlicesRuleDefinition.slices()
                        .matching(root + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true);
        return rule.evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> "ring of packages: " + detail.lines().findFirst().orElse(detail))
                .toList();
    }

    private static String moduleOf(String className) {
        int end = className.indexOf('.', OURS.length());
        return end < 0 ? "" : className.substring(OURS.length(), end);
    }
}
