package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The register's history in the ledger: lines that are only added, each sealed with a key. */
final class RegisterStore {
    private static final Sql LOCK = Sql.of(RegisterStore.class, "lock-register");
    private static final Sql LIST = Sql.of(RegisterStore.class, "list-events");
    private static final Sql ADD = Sql.of(RegisterStore.class, "add-event");

    private final RegisterKey key;

    RegisterStore(RegisterKey key) {
        this.key = key;
    }

    /**
     * What the ledger holds.
     *
     * @param events all lines whose seals are right, from the first
     * @param seals their seals
     * @param intact whether every line is there and right; what comes after a wrong one is left out
     */
    record Loaded(List<RegisterEvent> events, List<String> seals, boolean intact) {
        Loaded {
            events = List.copyOf(events);
            seals = List.copyOf(seals);
        }

        RegisterKey.Head head() {
            return new RegisterKey.Head(events.size(), seals.isEmpty() ? "" : seals.getLast());
        }

        /** Whether it goes on from where somebody saw it. */
        boolean follows(RegisterKey.Head seen) {
            if (seen.number() == 0) return true;
            return seen.number() <= seals.size()
                    && seals.get((int) seen.number() - 1).equals(seen.seal());
        }
    }

    /** A line as it stands in the table. */
    private record Line(
            long number,
            String algorithm,
            Instant at,
            String actor,
            String kind,
            String roles,
            String deed,
            String reason,
            String body) {
        static Line of(RegisterEvent event) {
            Actor actor = event.actor();
            return new Line(
                    event.number(),
                    event.algorithm(),
                    event.at(),
                    actor.name(),
                    actor.kind().name(),
                    String.join(",", actor.roles().stream().sorted().toList()),
                    event.deed().code(),
                    event.reason(),
                    RegisterJson.text(DeedJson.of(event.deed())));
        }

        List<String> parts() {
            return List.of(
                    Long.toString(number),
                    algorithm,
                    at.toString(),
                    actor,
                    kind,
                    roles,
                    deed,
                    reason,
                    body);
        }

        RegisterEvent event() {
            Set<String> held =
                    Arrays.stream(roles.split(",", -1))
                            .filter(r -> !r.isEmpty())
                            .collect(Collectors.toSet());
            var who = new Actor(actor, Actor.Kind.valueOf(kind), held);
            return new RegisterEvent(
                    number, algorithm, at, who, DeedJson.read(deed, body, at), reason);
        }
    }

    /** A line with the seal that stands beside it. */
    private record Sealed(Line line, String seal) {}

    /** Keeps others from adding until the transaction ends. */
    void lock(Tx tx) {
        tx.run(LOCK, Map.of());
    }

    Loaded load(Tx tx) {
        var events = new ArrayList<RegisterEvent>();
        var seals = new ArrayList<String>();
        String before = "";
        for (Sealed sealed : tx.list(LIST, Map.of(), RegisterStore::sealed)) {
            boolean next = sealed.line().number() == events.size() + 1;
            if (!next || !key.seal(before, sealed.line().parts()).equals(sealed.seal()))
                return new Loaded(events, seals, false);
            events.add(sealed.line().event());
            seals.add(sealed.seal());
            before = sealed.seal();
        }
        return new Loaded(events, seals, true);
    }

    /** Adds a line after those that were loaded under the lock. */
    Loaded add(Tx tx, Loaded before, RegisterEvent event) {
        Line line = Line.of(event);
        String seal = key.seal(before.head().seal(), line.parts());
        tx.update(
                ADD,
                Tx.args(
                        "number", line.number(),
                        "algorithm", line.algorithm(),
                        "at", line.at(),
                        "actor", line.actor(),
                        "kind", line.kind(),
                        "roles", line.roles(),
                        "deed", line.deed(),
                        "reason", line.reason(),
                        "body", line.body(),
                        "seal", seal));
        var events = new ArrayList<>(before.events());
        var seals = new ArrayList<>(before.seals());
        events.add(event);
        seals.add(seal);
        return new Loaded(events, seals, true);
    }

    private static Sealed sealed(Row row) {
        var line =
                new Line(
                        row.number("number"),
                        row.text("algorithm"),
                        row.instant("at"),
                        row.text("actor"),
                        row.text("kind"),
                        row.text("roles"),
                        row.text("deed"),
                        row.text("reason"),
                        row.text("body"));
        return new Sealed(line, row.text("seal"));
    }
}
