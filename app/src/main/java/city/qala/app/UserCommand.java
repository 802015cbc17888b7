package city.qala.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts of the staff: list, add, give roles, reset a password, switch off and on. */
@CommandLine.Command(name = "user")
final class UserCommand extends Command {
    private static final String USERS = "/api/admin/users";

    /** What to do. */
    enum Verb {
        LIST,
        ADD,
        ROLE,
        STANDING,
        PASSWORD,
        DISABLE,
        ENABLE
    }

    @Parameters(index = "0", paramLabel = "list|add|role|standing|password|disable|enable")
    private Verb verb = Verb.LIST;

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "ROLE")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--organisation", paramLabel = "NAME")
    private @Nullable String organisation;

    @Option(names = "--department", paramLabel = "NAME")
    private @Nullable String department;

    @Option(names = "--district", paramLabel = "CODE")
    private List<String> districts = new ArrayList<>();

    @Option(names = "--hours", paramLabel = "HOURS")
    private @Nullable String hours;

    @Option(names = "--resident", paramLabel = "person/ULID")
    private @Nullable String resident;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Override
    int run(Console console) {
        boolean needsName = verb != Verb.LIST;
        boolean needsRole = verb == Verb.ADD || verb == Verb.ROLE;
        if ((needsName && name == null) || (needsRole && roles.isEmpty())) {
            console.remark(
                    console.words().get("cli.missing", needsRole ? "NAME --role ROLE" : "NAME"));
            return ExitCode.USAGE;
        }
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        try (var city = ServerAccess.of(folder, System.getenv(), Clock.systemUTC())) {
            return run(city, console, name == null ? "" : name);
        }
    }

    private int run(ServerAccess city, Console console, String account) {
        String at = USERS + "/" + account;
        return switch (verb) {
            case LIST -> list(city.ask("GET", USERS, null), console);
            case ADD -> password(city.ask("POST", USERS, added(account)), account, console);
            case PASSWORD -> password(city.ask("POST", at + "/password", null), account, console);
            case ROLE -> done(put(city, at, "/roles", Map.of("roles", roles)), console);
            case STANDING -> {
                var standing = standing(new LinkedHashMap<>(), city.ask("GET", at, null));
                yield done(put(city, at, "/standing", standing), console);
            }
            case DISABLE -> done(city.ask("POST", at + "/disable", null), console);
            case ENABLE -> done(city.ask("POST", at + "/enable", null), console);
        };
    }

    private Map<String, Object> added(String account) {
        var body = new LinkedHashMap<String, Object>(Map.of("name", account, "roles", roles));
        return standing(body, ServerAccess.json("{}"));
    }

    /** What was said; what was not stays as it is. */
    private Map<String, Object> standing(Map<String, Object> body, JsonNode now) {
        body.put("organisation", said(organisation, now, "organisation"));
        body.put("department", said(department, now, "department"));
        var serves = new ArrayList<>(districts);
        if (serves.isEmpty()) now.path("districts").forEach(d -> serves.add(d.asText()));
        body.put("districts", serves);
        body.put("hours", said(hours, now, "hours"));
        body.put("resident", said(resident, now, "resident"));
        return body;
    }

    private static String said(@Nullable String option, JsonNode now, String field) {
        return option == null ? now.path(field).asText("") : option;
    }

    /** Replaces part of an account as it is at this moment. */
    private static JsonNode put(ServerAccess city, String at, String part, Object body) {
        String version = "\"" + city.ask("GET", at, null).path("version").asLong() + "\"";
        return city.ask("PUT", at + part, body, "If-Match", version);
    }

    private int list(JsonNode answer, Console console) {
        if (json()) {
            console.line(answer.toString());
            return ExitCode.OK;
        }
        for (JsonNode user : answer.path("users")) {
            var held = new ArrayList<String>();
            user.path("roles").forEach(r -> held.add(r.asText()));
            String off = user.path("disabled").asBoolean() ? console.words().get("user.off") : "";
            console.line(
                    "%-24s %-32s %s"
                            .formatted(user.path("name").asText(), String.join(" ", held), off)
                            .stripTrailing());
        }
        return ExitCode.OK;
    }

    private int password(JsonNode answer, String account, Console console) {
        if (json()) console.line(answer.toString());
        else console.say("user.password", account, answer.path("oneTimePassword").asText());
        return ExitCode.OK;
    }

    private int done(JsonNode answer, Console console) {
        if (json()) console.line(answer.toString());
        else console.say("user.done");
        return ExitCode.OK;
    }
}
