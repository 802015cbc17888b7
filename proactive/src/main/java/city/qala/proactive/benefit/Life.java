package city.qala.proactive.benefit;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.decide.Answer;
import city.qala.proactive.decide.Assessor;
import city.qala.proactive.law.LawShelf;
import city.qala.proactive.law.LawVersion;
import city.qala.proactive.money.Lines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Assesses households: asks the registers, decides every policy, and does what follows. All of one
 * household is one transaction, so that a crash leaves all of it or nothing, and to assess twice is
 * as good as once.
 */
final class Life {
    /** The purpose under which the machine decides and clerks answer. */
    static final String PURPOSE = "benefit-decision";

    private final Supplier<Access> access;
    private final Households registers;
    private final LawShelf laws;
    private final AssessmentStore assessments;
    private final EntitlementStore entitlements;
    private final NoticeStore notices;
    private final TaskStore tasks;
    private final Lines lines;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    Life(
            Supplier<Access> access,
            Households registers,
            LawShelf laws,
            Stores stores,
            Ids ids,
            Clock clock,
            ZoneId zone) {
        this.access = access;
        this.registers = registers;
        this.laws = laws;
        this.assessments = stores.assessments();
        this.entitlements = stores.entitlements();
        this.notices = stores.notices();
        this.tasks = stores.tasks();
        this.lines = stores.lines();
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /** Everything that the life of entitlements is written to. */
    record Stores(
            AssessmentStore assessments,
            EntitlementStore entitlements,
            NoticeStore notices,
            TaskStore tasks,
            Lines lines) {
        static Stores create() {
            return new Stores(
                    new AssessmentStore(),
                    new EntitlementStore(),
                    new NoticeStore(),
                    new TaskStore(),
                    new Lines());
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * Assesses some households for today.
     *
     * @param because what gave rise to it: {@code change}, {@code date}, {@code law}, {@code
     *     person}
     */
    void assess(Tx tx, Collection<Ulid> households, String because) {
        if (households.isEmpty()) return;
        LocalDate on = today();
        assessments.know(tx, new TreeSet<>(households), on);
        assessments.lock(tx, households);
        Grant grant = open(tx, households, "households whose benefits are decided");
        Map<Ulid, String> facts = new LinkedHashMap<>();
        for (Ulid h : new TreeSet<>(households))
            registers
                    .at(tx, grant, AssessmentStore.subject(h), on)
                    .ifPresent(line -> facts.put(h, line));
        Map<Ulid, Home> homes = new HashMap<>();
        facts.forEach((h, line) -> homes.put(h, Home.of(line)));
        move(tx, homes);
        Known known = Known.of(tx, grant, facts.keySet(), on, assessments, entitlements, lines);
        LawVersion law = laws.now();
        List<Answer> answers = Assessor.decide(law.law(), List.copyOf(facts.values()), on);
        var sheet = new Sheet(tx, law, on, because, clock.instant(), ids);
        int i = 0;
        for (Map.Entry<Ulid, String> e : facts.entrySet()) {
            Home home = java.util.Objects.requireNonNull(homes.get(e.getKey()));
            new Household(e.getKey(), e.getValue(), home, known, this.stores(), sheet)
                    .follow(answers.get(i++));
        }
        for (Ulid gone : households) sheet.next().putIfAbsent(gone, nextMonth(on));
        flush(tx, sheet);
    }

    private Stores stores() {
        return new Stores(assessments, entitlements, notices, tasks, lines);
    }

    private void flush(Tx tx, Sheet sheet) {
        assessments.add(tx, sheet.assessments());
        notices.add(tx, sheet.notices());
        lines.add(tx, sheet.money());
        assessments.looked(tx, sheet.next(), sheet.at());
    }

    static LocalDate nextMonth(LocalDate on) {
        return on.withDayOfMonth(1).plusMonths(1);
    }

    /** A key to one or several households for the machine. */
    Grant open(Tx tx, Collection<Ulid> households, String whom) {
        Set<Subject> subjects = new HashSet<>();
        for (Ulid h : households) subjects.add(AssessmentStore.subject(h));
        Grant grant =
                subjects.size() == 1
                        ? access.get().open(tx, Actor.SYSTEM, PURPOSE, subjects.iterator().next())
                        : access.get().openSet(tx, Actor.SYSTEM, PURPOSE, whom, subjects);
        tx.under(grant);
        return grant;
    }

    /** Whoever has come from another household brings along what is theirs. */
    private void move(Tx tx, Map<Ulid, Home> homes) {
        Map<String, Ulid> now = new HashMap<>();
        homes.forEach((h, home) -> home.people().forEach(p -> now.put(p.id(), h)));
        Map<String, Ulid> before = assessments.homes(tx, now.keySet());
        List<String> moved = new ArrayList<>();
        Set<Ulid> left = new TreeSet<>();
        before.forEach((person, from) -> {
            if (from.equals(now.get(person))) return;
            moved.add(person);
            if (!homes.containsKey(from)) left.add(from);
        });
        if (!left.isEmpty()) {
            assessments.lock(tx, left);
            var _ = open(tx, left, "households that somebody has left");
        }
        for (String person : moved)
            entitlements.move(tx, person, java.util.Objects.requireNonNull(now.get(person)));
        assessments.members(tx, now, homes.keySet());
    }
}
