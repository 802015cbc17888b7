package city.qala.registry.people;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Intake;
import city.qala.registry.intake.NameKey;
import city.qala.registry.people.PeopleStore.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Persons and households as the registers tell of them; every look goes through a grant. */
final class People {
    /** More hits than this are not shown: the search has to say more. */
    static final int MOST_HITS = 20;

    private final Database ledger;
    private final Access access;
    private final AuditLog audit;
    private final Intake intake;
    private final Clock clock;
    private final ZoneId zone;
    private final PeopleStore store = new PeopleStore();

    People(
            Database ledger,
            Access access,
            AuditLog audit,
            Intake intake,
            Clock clock,
            ZoneId zone) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.intake = intake;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A moment of both times.
     *
     * @param day of which is told
     * @param known what was known then
     */
    record View(LocalDate day, Instant known) {}

    /** What is said of somebody, the source that is believed first. */
    record Known(Ulid id, Map<String, List<Said>> facts) {}

    /**
     * Somebody as a purpose lets them be seen.
     *
     * @param household of which they are, if any
     * @param events merges and splits
     */
    record Person(Known known, Optional<Ulid> household, List<Event> events, Grant grant) {}

    /** A household as a purpose lets it be seen. */
    record Household(Ulid id, List<Known> members, Grant grant) {}

    /**
     * What a search found.
     *
     * @param tooMany whether there are more than may be shown; the list is then empty
     */
    record Hits(List<Known> found, boolean tooMany) {}

    /** Today, with all that is known. */
    View now() {
        Instant at = clock.instant();
        return new View(LocalDate.ofInstant(at, zone), at);
    }

    /** A day and what was known at the end of another one; today if the texts are empty. */
    View view(String day, String known) {
        View now = now();
        LocalDate on = day(day, now.day());
        Instant end = day(known, now.day()).plusDays(1).atStartOfDay(zone).toInstant();
        return new View(on, end.isAfter(now.known()) ? now.known() : end);
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (java.time.format.DateTimeParseException e) {
            throw Problem.invalid("day", "a text", "must be like 2026-01-31");
        }
    }

    /**
     * Whom a number means, or a name with a day of birth. Each of those found is opened under the
     * purpose, so that each of them will see it.
     */
    Hits search(Actor actor, String purpose, String number, String name, String born) {
        String day = born.isBlank() ? "" : day(born, LocalDate.MIN).toString();
        List<String> words = NameKey.words(name);
        boolean asks = !number.isBlank() || (!words.isEmpty() && !day.isEmpty());
        if (!asks)
            throw Problem.invalid("search", "too little", "needs a number, or a name and a day");
        return ledger.write(tx -> {
            List<Subject> found = store.find(tx, number.strip(), words, day);
            log(tx, actor, purpose, found.size());
            if (found.size() > MOST_HITS) return new Hits(List.of(), true);
            var hits = new ArrayList<Known>();
            View now = now();
            for (Subject s : found) {
                Grant grant = access.open(tx, actor, purpose, s);
                hits.addAll(known(tx, grant, List.of(s.id()), now));
            }
            return new Hits(hits, false);
        });
    }

    /** Titles of the registers by code. */
    Map<String, String> titles(Language language) {
        var titles = new TreeMap<String, String>();
        for (Declaration d : intake.registers()) titles.put(d.code(), d.title(language));
        return titles;
    }

    /** A search is written down whether it finds somebody or not; what was asked is not. */
    private void log(Tx tx, Actor actor, String purpose, int found) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        actor,
                        "people.search",
                        AuditEntry.Outcome.DONE,
                        "registers",
                        purpose,
                        Map.of("found", Integer.toString(found))));
    }

    /** The id under which somebody stands now. */
    Optional<Ulid> current(Ulid id) {
        return ledger.read(tx -> store.now(tx, id));
    }

    /** Opens one person. */
    Person person(Actor actor, String purpose, Ulid id, View view) {
        return ledger.write(tx -> {
            Grant grant = access.open(tx, actor, purpose, new Subject("person", id));
            List<Known> known = known(tx, grant, List.of(id), view);
            if (known.isEmpty()) throw Problem.notFound("No register speaks of such a person.");
            return new Person(
                    known.getFirst(),
                    store.householdOf(tx, id, view.day(), view.known()),
                    store.events(tx, id),
                    grant);
        });
    }

    /** Opens one household with its members. */
    Household household(Actor actor, String purpose, Ulid id, View view) {
        return ledger.write(tx -> {
            Grant grant = access.open(tx, actor, purpose, new Subject("household", id));
            return members(tx, grant, id, view);
        });
    }

    /**
     * One household as the line of the facts file, under a grant for it. The members are opened
     * under the same purpose, in the same transaction.
     */
    String line(Tx tx, Grant grant, Ulid household, LocalDate on) {
        Household home = members(tx, grant, household, new View(on, clock.instant()));
        var facts = new HashMap<Ulid, Map<String, List<Said>>>();
        for (Known k : home.members()) facts.put(k.id(), k.facts());
        return HouseholdLine.of(household, on, facts, grant::sees);
    }

    private Household members(Tx tx, Grant grant, Ulid household, View view) {
        grant.require(new Subject("household", household));
        List<Ulid> ids = store.membersOf(tx, household, view.day(), view.known());
        if (ids.isEmpty()) throw Problem.notFound("There is no such household on that day.");
        var subjects = new TreeSet<Subject>();
        for (Ulid id : ids) subjects.add(new Subject("person", id));
        Grant each =
                access.openSet(
                        tx, grant.actor(), grant.purpose(), "household/" + household, subjects);
        return new Household(household, known(tx, each, ids, view), grant);
    }

    private List<Known> known(Tx tx, Grant grant, List<Ulid> ids, View view) {
        Map<String, Declaration> registers = registers(tx);
        Map<Ulid, List<Entry>> entries = store.entries(tx, grant, ids, view.day(), view.known());
        var known = new ArrayList<Known>();
        // Whoever lives with somebody whose address is protected would give it away.
        boolean hidden = entries.values().stream().flatMap(List::stream).anyMatch(Entry::hidden);
        for (Ulid id : ids) {
            List<Entry> said = entries.getOrDefault(id, List.of());
            if (!said.isEmpty())
                known.add(new Known(id, seen(FactRule.of(said, registers), grant, hidden)));
        }
        return known;
    }

    /** What the purpose opens, and nothing else. */
    private static Map<String, List<Said>> seen(
            Map<String, List<Said>> facts, Grant grant, boolean hidden) {
        var seen = new LinkedHashMap<String, List<Said>>();
        facts.forEach((name, said) -> {
            if (hidden && FactRule.isAddress(name)) return;
            List<Said> open =
                    said.stream().filter(s -> grant.sees("registry." + s.group())).toList();
            if (!open.isEmpty()) seen.put(name, open);
        });
        return seen;
    }

    private Map<String, Declaration> registers(Tx tx) {
        var registers = new TreeMap<String, Declaration>();
        for (Declaration d : intake.registers(tx)) registers.put(d.code(), d);
        return registers;
    }
}
