package city.qala.governance.security;

import city.qala.governance.security.Finding.Part;
import city.qala.platform.identity.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Judges the town's security: what is usual stays grey, what somebody should look at does not.
 * Pure.
 */
final class SecurityRule {
    /** A program's token that is older was forgotten by somebody. */
    static final Duration OLD_TOKEN = Duration.ofDays(365);

    /** A key that signs is changed once in a while. */
    static final Duration OLD_KEY = Duration.ofDays(730);

    /** Firmware that is older has seldom all the repairs. */
    static final Duration OLD_FIRMWARE = Duration.ofDays(730);

    /** A certificate that ends sooner is renewed now. */
    static final Duration SOON = Duration.ofDays(30);

    /** A town that loses its disk loses no more than this. */
    static final Duration OLD_BACKUP = Duration.ofDays(7);

    /** More wrong proofs in a day are somebody's work, not somebody's memory. */
    static final long MANY_FAILURES = 50;

    private static final int SHOWN = 20;

    private SecurityRule() {}

    static List<Finding> judge(SecurityFacts f, Instant now) {
        var all = new ArrayList<Finding>();
        doors(f, all);
        for (SecurityFacts.Switch s : f.switches())
            all.add(new Finding(Part.SWITCHES, "switch", List.of(s.key(), s.value()), !s.usual()));
        signIns(f, all);
        accounts(f, all);
        tokens(f.identity().tokens(), now, all);
        keys(f, now, all);
        firmware(f, now, all);
        backup(f, now, all);
        return all;
    }

    private static void doors(SecurityFacts f, List<Finding> all) {
        for (SecurityFacts.Door d : f.doors()) {
            String where = d.loopback() ? "door-here" : f.tls() ? "door-beyond" : "door-bare";
            boolean abnormal = !d.loopback() && !f.tls();
            all.add(
                    new Finding(
                            Part.DOORS,
                            where,
                            List.of(d.name(), d.address(), Integer.toString(d.port())),
                            abnormal));
        }
    }

    private static void signIns(SecurityFacts f, List<Finding> all) {
        long day = f.identity().failures().values().stream().mapToLong(Long::longValue).sum();
        all.add(
                new Finding(
                        Part.SIGN_INS,
                        "failures",
                        List.of(day, f.identity().failuresOfWeek()),
                        day >= MANY_FAILURES));
        for (Map.Entry<String, Long> e : f.identity().failures().entrySet()) {
            boolean nobody = e.getKey().isEmpty();
            all.add(
                    new Finding(
                            Part.SIGN_INS,
                            nobody ? "failures-nobody" : "failures-account",
                            nobody ? List.of(e.getValue()) : List.of(e.getKey(), e.getValue()),
                            e.getValue() >= MANY_FAILURES));
        }
    }

    private static void accounts(SecurityFacts f, List<Finding> all) {
        List<String> bare = f.identity().withoutFactor();
        if (bare.isEmpty()) all.add(new Finding(Part.ACCOUNTS, "factors-all", List.of(), false));
        for (String name : bare)
            all.add(new Finding(Part.ACCOUNTS, "factor-missing", List.of(name), true));
        if (f.identity().waiting() > 0)
            all.add(
                    new Finding(
                            Part.ACCOUNTS, "proposals", List.of(f.identity().waiting()), false));
    }

    private static void tokens(List<IssuedToken> tokens, Instant now, List<Finding> all) {
        List<IssuedToken> live =
                tokens.stream()
                        .filter(t -> !t.revoked() && t.expires().isAfter(now))
                        .sorted(Comparator.comparing(IssuedToken::issued))
                        .toList();
        all.add(new Finding(Part.TOKENS, "tokens", List.of(live.size()), false));
        live.stream()
                .limit(SHOWN)
                .forEach(t -> {
                    Duration age = Duration.between(t.issued(), now);
                    all.add(
                            new Finding(
                                    Part.TOKENS,
                                    "token",
                                    List.of(t.name(), t.role(), age.toDays(), day(t.expires())),
                                    age.compareTo(OLD_TOKEN) > 0));
                });
    }

    private static void keys(SecurityFacts f, Instant now, List<Finding> all) {
        Duration age = Duration.between(f.identity().signingKeyMade(), now);
        all.add(
                new Finding(
                        Part.KEYS,
                        "signing-key",
                        List.of(age.toDays()),
                        age.compareTo(OLD_KEY) > 0));
        if (f.certificate().isEmpty()) {
            all.add(new Finding(Part.KEYS, "certificate-none", List.of(), f.tls()));
            return;
        }
        SecurityFacts.Certificate c = f.certificate().get();
        Duration left = Duration.between(now, c.until());
        all.add(
                new Finding(
                        Part.KEYS,
                        left.isNegative() ? "certificate-over" : "certificate",
                        List.of(c.name(), day(c.until()), left.toDays()),
                        left.compareTo(SOON) < 0));
    }

    private static void firmware(SecurityFacts f, Instant now, List<Finding> all) {
        LocalDate before = now.minus(OLD_FIRMWARE).atZone(ZoneOffset.UTC).toLocalDate();
        all.add(
                new Finding(
                        Part.FIRMWARE,
                        "firmware-known",
                        List.of(f.firmware().size(), f.devices()),
                        false));
        f.firmware().stream()
                .filter(d -> d.released().isBefore(before))
                .sorted(Comparator.comparing(SecurityFacts.Firmware::released))
                .limit(SHOWN)
                .forEach(d ->
                        all.add(
                                new Finding(
                                        Part.FIRMWARE,
                                        "firmware-old",
                                        List.of(d.thing(), d.version(), d.released().toString()),
                                        true)));
    }

    private static void backup(SecurityFacts f, Instant now, List<Finding> all) {
        if (f.backup().isEmpty()) {
            all.add(new Finding(Part.BACKUP, "backup-none", List.of(), true));
            return;
        }
        Instant at = f.backup().get();
        boolean old = Duration.between(at, now).compareTo(OLD_BACKUP) > 0;
        all.add(new Finding(Part.BACKUP, "backup", List.of(day(at)), old));
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
