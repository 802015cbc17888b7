package city.qala.app;

import city.qala.kernel.Role;
import city.qala.platform.config.NearestName;
import city.qala.platform.identity.IssuedToken;
import city.qala.platform.identity.TokenDesk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Gives out a token for a device or a script, lists or revokes tokens, changes the signing key. */
@CommandLine.Command(name = "token")
final class TokenCommand extends Command {
    private static final List<String> ROLES =
            List.of(
                    Role.DEVICE,
                    Role.OPERATOR,
                    Role.ANALYST,
                    Role.CLERK,
                    Role.REGISTRAR,
                    Role.WATCH_OFFICER,
                    Role.PARTNER,
                    Role.OVERSIGHT,
                    Role.ADMIN);
    // A sensor on a pole cannot ask for another one; whatever people start can.
    private static final Duration DEVICE_LIFE = Duration.ofDays(90);
    private static final Duration PROGRAM_LIFE = Duration.ofHours(24);

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @ArgGroup(multiplicity = "1")
    private Wish wish = new Wish();

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--days", paramLabel = "DAYS")
    private @Nullable Integer days;

    @Option(names = "--hours", paramLabel = "HOURS")
    private @Nullable Integer hours;

    @Option(names = "--forget-old")
    private boolean forgetOld;

    /** One of four things to do. */
    static final class Wish {
        @Option(names = "--role", paramLabel = "ROLE")
        private @Nullable String role;

        @Option(names = "--list")
        @SuppressWarnings("UnusedVariable") // what is done if nothing else is wished
        private boolean list;

        @Option(names = "--revoke", paramLabel = "ID|NAME")
        private @Nullable String revoke;

        @Option(names = "--rotate")
        private boolean rotate;
    }

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        ServerAccess.requireFolder(folder);
        var desk = TokenDesk.open(folder, Clock.systemUTC());
        if (wish.role != null) return issue(desk, wish.role, console);
        if (wish.revoke != null) return revoke(desk, wish.revoke, console);
        if (wish.rotate) return rotate(desk, console);
        return list(desk, console);
    }

    private int issue(TokenDesk desk, String role, Console console) {
        if (!ROLES.contains(role)) {
            String near = NearestName.of(role, ROLES);
            String all = String.join(" ", ROLES);
            console.remark(
                    near.isEmpty()
                            ? console.words().get("token.no-role", role, all)
                            : console.words().get("cli.unknown-near", role, near));
            return ExitCode.USAGE;
        }
        String holder = name == null ? role + "-" + suffix() : name;
        Duration life = life(role);
        String token = desk.issue(holder, role, life);
        if (!json()) {
            console.line(token);
            return ExitCode.OK;
        }
        Instant ends = Clock.systemUTC().instant().plus(life);
        console.json(
                Map.of("token", token, "name", holder, "role", role, "expires", ends.toString()));
        return ExitCode.OK;
    }

    private Duration life(String role) {
        if (days == null && hours == null)
            return role.equals(Role.DEVICE) ? DEVICE_LIFE : PROGRAM_LIFE;
        return Duration.ofDays(days == null ? 0 : days)
                .plus(Duration.ofHours(hours == null ? 0 : hours));
    }

    private int revoke(TokenDesk desk, String idOrName, Console console) {
        int ended = desk.revoke(idOrName);
        if (json()) console.json(Map.of("revoked", ended));
        else console.say("token.revoked", ended);
        return ended == 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private int rotate(TokenDesk desk, Console console) {
        desk.rotate(forgetOld);
        if (json()) console.json(Map.of("rotated", true, "oldForgotten", forgetOld));
        else console.say(forgetOld ? "token.rotated-forgot" : "token.rotated");
        return ExitCode.OK;
    }

    private int list(TokenDesk desk, Console console) {
        Instant now = Clock.systemUTC().instant();
        List<IssuedToken> all = desk.list();
        if (json()) {
            console.json(Map.of("tokens", all.stream().map(t -> row(t, now)).toList()));
            return ExitCode.OK;
        }
        for (IssuedToken t : all)
            console.line(
                    "%s  %-24s %-10s %s  %s"
                            .formatted(
                                    t.id(),
                                    t.name(),
                                    t.role(),
                                    t.expires(),
                                    console.words().get("token." + state(t, now))));
        return ExitCode.OK;
    }

    private static Map<String, String> row(IssuedToken t, Instant now) {
        return Map.of(
                "id", t.id(),
                "name", t.name(),
                "role", t.role(),
                "issued", t.issued().toString(),
                "expires", t.expires().toString(),
                "state", state(t, now));
    }

    private static String state(IssuedToken t, Instant now) {
        if (t.revoked()) return "ended";
        return t.expires().isAfter(now) ? "good" : "over";
    }

    private static String suffix() {
        return String.format(Locale.ROOT, "%06x", new SecureRandom().nextInt(1 << 24));
    }
}
