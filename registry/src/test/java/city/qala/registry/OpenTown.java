package city.qala.registry;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.FieldSet;
import city.qala.kernel.Ruling;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A town whose purposes let every look through, and write each down. */
public final class OpenTown implements AuditLog {
    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    public static final Actor CLERK = person("aigul", "clerk");
    public static final Actor REGISTRAR = person("daniyar", "registrar");
    public static final Actor ADMIN = person("marat", "admin");

    private static final FieldSet ALL =
            new FieldSet(
                    Stream.of(
                                    "identity",
                                    "contact",
                                    "address",
                                    "family",
                                    "health",
                                    "education",
                                    "housing",
                                    "property",
                                    "work",
                                    "income",
                                    "source")
                            .map(f -> "registry." + f)
                            .collect(Collectors.toSet()));

    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    public final TestClock clock = TestClock.at("2026-03-02T07:00:00Z");
    public volatile FieldSet fields = ALL;
    public final Access access =
            new Access(
                    (tx, wish) ->
                            new Ruling.Allowed("law", fields, Set.of(), Duration.ofMinutes(15)),
                    this,
                    many -> many.stream().collect(Collectors.toMap(s -> s, Subject::toString)),
                    clock);

    /** Somebody who works in the town. */
    public static Actor person(String name, String... roles) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(roles));
    }

    /** The looks so far under a purpose. */
    public List<AuditEntry> looks(String purpose) {
        return entries.stream()
                .filter(e -> e.action().equals("access.open") && e.purpose().equals(purpose))
                .toList();
    }

    /** A text as it is sent. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A declaration of a register with these columns, in YAML flow style. */
    public static String declaration(String code, int rank, String key, String columns) {
        return """
        format: qala-register-1
        register: %s
        title: {kk: Тізілім, ru: Реестр, en: Register}
        owner: Department
        basis: Law
        rank: %d
        key: [%s]
        columns: {%s}
        """
                .formatted(code, rank, key, columns);
    }

    @Override
    public void write(Tx tx, AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public void write(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
        entries.add(entry);
    }

    /** What the facts of an entry say. */
    public static Map<String, String> facts(AuditEntry entry) {
        return entry.facts();
    }
}
