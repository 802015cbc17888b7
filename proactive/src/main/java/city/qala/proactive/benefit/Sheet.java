package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.law.LawVersion;
import city.qala.proactive.law.Policy;
import city.qala.proactive.money.MoneyLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run over some households: its day and law, and the rows that it writes at its end. */
final class Sheet {
    private final Tx tx;
    private final LawVersion law;
    private final LocalDate on;
    private final String because;
    private final Instant at;
    private final Ids ids;
    private final Map<String, Policy> policies = new HashMap<>();
    private final List<Assessment> assessments = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<MoneyLine> money = new ArrayList<>();
    private final Map<Ulid, LocalDate> next = new LinkedHashMap<>();

    Sheet(Tx tx, LawVersion law, LocalDate on, String because, Instant at, Ids ids) {
        this.tx = tx;
        this.law = law;
        this.on = on;
        this.because = because;
        this.at = at;
        this.ids = ids;
        for (Policy p : law.law().policies()) policies.put(p.name(), p);
    }

    Tx tx() {
        return tx;
    }

    LocalDate on() {
        return on;
    }

    Instant at() {
        return at;
    }

    String law() {
        return law.hash();
    }

    String because() {
        return because;
    }

    Ulid id() {
        return ids.next();
    }

    /** A policy of today's law; empty for one that it does not have any more. */
    Optional<Policy> policy(String name) {
        return Optional.ofNullable(policies.get(name));
    }

    List<Assessment> assessments() {
        return assessments;
    }

    List<Notice> notices() {
        return notices;
    }

    List<MoneyLine> money() {
        return money;
    }

    /** When each household has to be looked at again. */
    Map<Ulid, LocalDate> next() {
        return next;
    }

    /** Tells a household something about an entitlement; once a day of each kind. */
    void tell(Notice.Kind kind, Entitlement e, BigDecimal amount, Optional<LocalDate> day) {
        notices.add(
                new Notice(
                        id(),
                        e.household(),
                        e.id() + " " + kind + " " + on,
                        kind,
                        e.id().text(),
                        e.policy(),
                        e.unit(),
                        amount,
                        day,
                        at));
    }
}
