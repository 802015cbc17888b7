package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.money.Lines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on file of some households before they are assessed, brought in few questions. */
final class Known {
    private final Map<Ulid, List<Entitlement>> entitlements = new HashMap<>();
    private final Map<Ulid, Reduction> open = new HashMap<>();
    private final Map<Ulid, Assessment> newest;
    private final Lines.SetDown money;

    private Known(Map<Ulid, Assessment> newest, Lines.SetDown money) {
        this.newest = newest;
        this.money = money;
    }

    static Known of(
            Tx tx,
            Grant grant,
            Collection<Ulid> households,
            LocalDate on,
            AssessmentStore assessments,
            EntitlementStore store,
            Lines lines) {
        var known =
                new Known(
                        assessments.newest(tx, grant, households),
                        lines.setDown(tx, households, on));
        for (Entitlement e : store.list(tx, grant, households))
            known.entitlements.computeIfAbsent(e.household(), h -> new ArrayList<>()).add(e);
        for (Reduction r : store.cuts(tx, grant, households))
            if (r.isOpen()) known.open.put(r.entitlement(), r);
        return known;
    }

    Optional<Assessment> newest(Ulid household) {
        return Optional.ofNullable(newest.get(household));
    }

    /** All of a household, live or not, the oldest first. */
    List<Entitlement> of(Ulid household) {
        return entitlements.getOrDefault(household, List.of());
    }

    /** The newest of a unit under a policy; a live one before all others. */
    Optional<Entitlement> of(Ulid household, String policy, String unit) {
        Optional<Entitlement> found = Optional.empty();
        for (Entitlement e : of(household)) {
            boolean same = e.policy().equals(policy) && e.unit().equals(unit);
            if (same && (e.isLive() || !found.map(Entitlement::isLive).orElse(false)))
                found = Optional.of(e);
        }
        return found;
    }

    Optional<Reduction> cut(Ulid entitlement) {
        return Optional.ofNullable(open.get(entitlement));
    }

    Lines.SetDown money() {
        return money;
    }
}
