package city.qala.testkit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Packages, names and forbidden calls. */
final class ClassRules {

    private static final int MOST_PACKAGES = 5;

    /** Roles that a capability keeps to itself. */
    private static final String INNER_ROLES = ".*(Store|Routes|Feed|Job|Page)";

    private static final String BAD_NAMES = ".*(Impl|Manager|Helper|Helpers|Util|Utils)|Abstract.*";

    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalTime.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.system",
                    "java.lang.System.currentTimeMillis");

    /** What leads to another machine; the one way out is the machinery's Outbound. */
    private static final Set<String> WAYS_OUT =
            Set.of(
                    "java.net.http.HttpClient.newBuilder",
                    "java.net.http.HttpClient.newHttpClient",
                    "java.net.URL.openConnection",
                    "java.net.URL.openStream",
                    "java.net.Socket.<init>",
                    "java.nio.channels.SocketChannel.open",
                    "java.nio.channels.AsynchronousSocketChannel.open");

    /**
     * The way out itself; commands that talk to the server on this machine; the demo, which is a
     * client of it; and the partner's own client, which runs at the partner's and in no server.
     */
    private static final Set<String> CLIENTS =
            Set.of(
                    "city.qala.app.ServerAccess",
                    "city.qala.app.Checkup",
                    "city.qala.demo.StaClient",
                    "city.qala.exchange.message.PartnerClient",
                    "city.qala.platform.outbound.Outbound");

    private final String root;
    private final boolean isGround;
    private final boolean mayMakeClocks;
    private final boolean mayOwn;

    ClassRules(String root) {
        this.root = root;
        this.isGround =
                Set.of("platform", "kernel", "app", "testkit").stream()
                        .anyMatch(name -> root.equals("city.qala." + name));
        this.mayOwn = root.equals("city.qala.platform") || root.equals("city.qala.testkit");
        this.mayMakeClocks = root.equals("city.qala.app") || root.equals("city.qala.testkit");
    }

    List<String> faults(JavaClasses classes) {
        List<String> faults = new ArrayList<>();
        Set<String> packages = new TreeSet<>();
        for (JavaClass type : classes) {
            packages.add(type.getPackageName());
            names(type, faults);
            calls(type, faults);
        }
        packages(packages, faults);
        return faults;
    }

    private void packages(Set<String> found, List<String> faults) {
        // What the template engine makes of .jte files stands in packages of its own.
        var packages = new TreeSet<>(found);
        packages.removeIf(name -> name.startsWith("gg.jte.generated."));
        for (String name : packages) {
            boolean flat =
                    name.equals(root)
                            || (name.startsWith(root + ".")
                                    && name.indexOf('.', root.length() + 1) < 0);
            if (!flat) faults.add("package " + name + " is not flat below " + root);
        }
        if (!isGround && packages.size() > MOST_PACKAGES + 1)
            faults.add("more than " + MOST_PACKAGES + " packages: " + packages);
    }

    private void names(JavaClass type, List<String> faults) {
        String name = type.getSimpleName();
        if (name.matches(BAD_NAMES)) faults.add(type.getName() + ": say what it is");
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
        if (!isGround && open && type.getPackageName().equals(root) && name.matches(INNER_ROLES))
            faults.add(type.getName() + " is a role of the inside and must not be public");
        if (type.isRecord() && open) arrays(type, faults);
        for (JavaMethod method : type.getMethods()) {
            if (method.getName().matches("get[A-Z].*") && !isInherited(method, type))
                faults.add(type.getName() + "." + method.getName() + ": no get prefix");
        }
    }

    private static void arrays(JavaClass type, List<String> faults) {
        for (JavaField field : type.getFields()) {
            if (field.getRawType().isArray() && !field.getModifiers().contains(JavaModifier.STATIC))
                faults.add(type.getName() + "." + field.getName() + ": no array in a record");
        }
    }

    private static boolean mayCallOut(JavaClass type) {
        return CLIENTS.contains(type.getName());
    }

    private static boolean isInherited(JavaMethod method, JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(i -> has(i, method.getName()))
                || type.getAllRawSuperclasses().stream().anyMatch(s -> has(s, method.getName()));
    }

    private static boolean has(JavaClass type, String method) {
        return type.getMethods().stream().anyMatch(m -> m.getName().equals(method));
    }

    private void calls(JavaClass type, List<String> faults) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
            String where = type.getName() + " line " + access.getLineNumber();
            if (target.equals("java.lang.Thread.sleep")) faults.add(where + " sleeps");
            if (!mayCallOut(type) && WAYS_OUT.contains(target))
                faults.add(where + " calls another machine past Outbound");
            if (!mayOwn && target.equals("city.qala.platform.db.Database.ownerLine"))
                faults.add(where + " works as the owner of all tables");
            if (!mayMakeClocks && CLOCKS.contains(target))
                faults.add(where + " asks " + target + "; a Clock is passed in");
        }
    }
}
