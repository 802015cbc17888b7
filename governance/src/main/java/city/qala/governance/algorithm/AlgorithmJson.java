package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the register tells programs; names of people are for those who keep it. */
final class AlgorithmJson {
    private AlgorithmJson() {}

    /** One line of the list. */
    static SequencedMap<String, @Nullable Object> line(AlgorithmState state, Optional<Off> off) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("id", state.entry().id());
        all.put("name", EntryJson.fields(state.entry(), false).get("name"));
        all.put("phase", state.phase().code());
        all.put("since", state.since().toString());
        all.put("concernsPeople", state.entry().concernsPeople());
        all.put("running", off.isEmpty());
        all.put("off", off.map(AlgorithmJson::off).orElse(null));
        return all;
    }

    /** All of an entry. */
    static SequencedMap<String, @Nullable Object> whole(
            AlgorithmState state,
            Optional<Off> off,
            List<AlgorithmFigures.Month> months,
            boolean keeper) {
        var all = line(state, off);
        all.put("seal", state.seal());
        all.put("fields", EntryJson.fields(state.entry(), keeper));
        all.put("missing", state.entry().missing().stream().map(EntryField::code).toList());
        all.put("biasAudit", state.evidence().map(AlgorithmJson::audit).orElse(null));
        all.put("months", months.stream().map(AlgorithmJson::month).toList());
        all.put("changedByPeople", changedByPeople(months));
        all.put(
                "pending",
                state.pending().values().stream()
                        .sorted(java.util.Comparator.comparingLong(RegisterEvent::number))
                        .map(e -> event(e, keeper))
                        .toList());
        all.put("history", state.history().stream().map(e -> event(e, keeper)).toList());
        return all;
    }

    private static Map<String, Object> off(Off off) {
        return Map.of("since", off.since().toString(), "by", off.by(), "reason", off.reason());
    }

    private static Map<String, @Nullable Object> audit(Evidence e) {
        var all = new LinkedHashMap<>(DeedJson.evidence(e));
        all.put("at", e.at().toString());
        all.put("until", e.until().toString());
        return all;
    }

    private static Map<String, Object> month(AlgorithmFigures.Month m) {
        var all = new LinkedHashMap<String, Object>();
        all.put("month", m.month().toString());
        all.put("alerts", m.alerts());
        all.put("confirmed", m.confirmed());
        all.put("false", m.rejected());
        return all;
    }

    /** Share of decided cases in which people said otherwise; null if none was decided. */
    static @Nullable Double changedByPeople(List<AlgorithmFigures.Month> months) {
        long rejected = months.stream().mapToLong(AlgorithmFigures.Month::rejected).sum();
        long confirmed = months.stream().mapToLong(AlgorithmFigures.Month::confirmed).sum();
        var rate = new Rate(rejected, rejected + confirmed);
        return rate.isDefined() ? Double.valueOf(rate.orNaN()) : null;
    }

    private static Map<String, @Nullable Object> event(RegisterEvent e, boolean keeper) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("number", e.number());
        all.put("at", e.at().toString());
        all.put("deed", e.deed().code());
        all.put("role", RegisterRule.role(e.actor()));
        if (keeper) all.put("by", e.actor().name());
        if (!e.reason().isEmpty()) all.put("reason", e.reason());
        switch (e.deed()) {
            case Deed.Moved m -> all.put("phase", m.phase().code());
            case Deed.Installed i -> all.put("phase", i.phase().code());
            case Deed.Proposed p -> {
                all.put("seal", p.seal());
                all.put("change", p.change().isPresent());
            }
            case Deed.Approved a -> all.put("proposal", a.proposal());
            case Deed.Rejected r -> all.put("proposal", r.proposal());
            case Deed.Audited a -> all.put("verdict", a.evidence().verdict().code());
            default -> {}
        }
        return all;
    }
}
