package city.qala.registry.people;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Intake;
import city.qala.registry.intake.Meaning;
import city.qala.registry.people.HouseholdRule.Home;
import city.qala.registry.people.PeopleStore.Live;
import city.qala.registry.people.PeopleStore.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out who is who whenever a delivery or a decision has come: links all records anew, keeps
 * the ids of persons and households that nothing touched, and tells which households changed.
 */
final class Linking {
    /** The purpose of a run over everybody. */
    static final String PURPOSE = "record-linkage";

    private final Database ledger;
    private final Access access;
    private final Intake intake;
    private final Clock clock;
    private final ZoneId zone;
    private final Told told;
    private final SecureRandom random = new SecureRandom();
    private final PeopleStore store = new PeopleStore();

    /** Who hears of what a run found, in the run's own transaction. */
    interface Told {
        /** The pairs that a person should look at. */
        void doubts(Tx tx, long run, List<Doubtful> doubts);

        /**
         * A household that changed.
         *
         * @param because {@code moved}, {@code ended} or {@code facts}
         */
        void changed(Tx tx, Ulid household, String because);
    }

    Linking(Database ledger, Access access, Intake intake, Clock clock, ZoneId zone, Told told) {
        this.ledger = ledger;
        this.access = access;
        this.intake = intake;
        this.clock = clock;
        this.zone = zone;
        this.told = told;
    }

    /** What a run reads. */
    private record Loaded(
            Map<String, Declaration> registers, List<Live> records, List<Verdict> verdicts) {}

    /** Runs if something has come since the last run; whether it did. */
    boolean run() {
        String basis = ledger.read(store::basis);
        Optional<Run> last = ledger.read(store::lastRun);
        boolean done = last.filter(r -> r.basis().equals(basis)).isPresent();
        if (done || basis.equals("d0 n0")) return false;
        Instant began = clock.instant();
        Loaded loaded = ledger.write(this::load);
        var found = new Engine(loaded.registers()).run(loaded.records(), loaded.verdicts());
        long mark = last.map(r -> deliveries(r.basis())).orElse(0L);
        ledger.change(tx -> apply(tx, loaded, found, basis, began, mark));
        return true;
    }

    /** The newest run. */
    Optional<Run> last() {
        return ledger.read(store::lastRun);
    }

    private static long deliveries(String basis) {
        return Long.parseLong(basis.substring(1, basis.indexOf(' ')));
    }

    private Loaded load(Tx tx) {
        open(tx, store.all(tx));
        var registers = new TreeMap<String, Declaration>();
        for (Declaration d : intake.registers(tx)) registers.put(d.code(), d);
        return new Loaded(registers, store.live(tx), store.decisions(tx));
    }

    private void open(Tx tx, Set<Subject> persons) {
        if (persons.isEmpty()) return;
        var _ = access.openSet(tx, Actor.SYSTEM, PURPOSE, "everybody in the registers", persons);
    }

    private void apply(
            Tx tx, Loaded loaded, Engine.Found found, String basis, Instant began, long mark) {
        Instant at = clock.instant();
        var townIds = new HashMap<String, String>();
        for (Live r : loaded.records()) {
            String id = cell(loaded, r, Meaning.TOWN_ID);
            if (!id.isEmpty()) townIds.put(r.entry().id(), id);
        }
        List<Set<String>> groups = Clusters.of(found.clusters(), loaded.verdicts(), townIds);
        var named = name(loaded, groups, townIds);
        var all = store.all(tx);
        for (String id : named.ids()) all.add(new Subject("person", new Ulid(id)));
        open(tx, all);
        var personOf = new TreeMap<String, String>();
        for (int g = 0; g < groups.size(); g++)
            for (String record : groups.get(g)) personOf.put(record, named.ids().get(g));
        store.renamed(tx, named, at, basis);
        store.move(tx, personOf);
        int households = households(tx, loaded, personOf, at, mark);
        long run =
                store.add(
                        tx,
                        new Run(
                                0,
                                began,
                                at,
                                basis,
                                loaded.records().size(),
                                groups.size(),
                                named.merged().size(),
                                named.split().size(),
                                households,
                                found.threshold(),
                                found.precision(),
                                found.recall()));
        told.doubts(tx, run, found.doubts());
    }

    private IdRule.Named name(
            Loaded loaded, List<Set<String>> groups, Map<String, String> townIds) {
        var old = new HashMap<String, String>();
        for (Live r : loaded.records()) old.put(r.entry().id(), r.entry().person());
        var fixed = new HashMap<Integer, String>();
        for (int g = 0; g < groups.size(); g++)
            for (String record : groups.get(g)) {
                String id = townIds.get(record);
                if (id != null) fixed.put(g, id);
            }
        return IdRule.name(groups, old, fixed, this::fresh);
    }

    private String fresh() {
        return Ulid.make(clock.instant(), random).text();
    }

    private int households(
            Tx tx, Loaded loaded, Map<String, String> personOf, Instant at, long mark) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        Homes homes = Homes.of(loaded.records(), loaded.registers(), personOf, today);
        List<Set<String>> groups = HouseholdRule.of(homes.list(), today);
        Map<String, String> before = store.members(tx);
        var fixed = new HashMap<Integer, String>();
        var declared = new HashMap<String, String>();
        for (Home h : homes.list()) declared.put(h.person(), h.declared());
        for (int g = 0; g < groups.size(); g++)
            for (String p : groups.get(g)) {
                String id = declared.getOrDefault(p, "");
                if (!id.isEmpty()) fixed.put(g, id);
            }
        var named = IdRule.name(groups, before, fixed, this::fresh);
        var now = new TreeMap<String, String>();
        for (int g = 0; g < groups.size(); g++)
            for (String p : groups.get(g)) now.put(p, named.ids().get(g));
        var ended = without(before, now);
        var begun = without(now, before);
        store.households(tx, new TreeSet<>(named.ids()), ended, begun, homes.since(), at);
        tell(tx, ended, begun, now, store.changedSince(tx, mark));
        return groups.size();
    }

    private static Map<String, String> without(Map<String, String> one, Map<String, String> other) {
        var rest = new TreeMap<String, String>();
        one.forEach((person, household) -> {
            if (!household.equals(other.get(person))) rest.put(person, household);
        });
        return rest;
    }

    private void tell(
            Tx tx,
            Map<String, String> ended,
            Map<String, String> begun,
            Map<String, String> now,
            Set<String> changed) {
        var living = new HashSet<>(now.values());
        var because = new TreeMap<String, String>();
        for (String p : changed) {
            String household = now.get(p);
            if (household != null) because.put(household, "facts");
        }
        var moved = new ArrayList<>(begun.values());
        moved.addAll(ended.values());
        for (String h : moved) because.put(h, living.contains(h) ? "moved" : "ended");
        because.forEach((household, why) -> told.changed(tx, new Ulid(household), why));
    }

    private static String cell(Loaded loaded, Live r, Meaning as) {
        Declaration register = loaded.registers().get(r.entry().register());
        return register == null ? "" : FactRule.cell(as, r.entry(), register);
    }
}
