package city.qala.governance.algorithm;

import city.qala.governance.algorithm.AlgorithmView.Controls;
import city.qala.governance.algorithm.AlgorithmView.Fact;
import city.qala.governance.algorithm.AlgorithmView.Part;
import city.qala.kernel.AlgorithmGate.Off;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One entry in the reader's language: the same facts as in the JSON. */
final class AlgorithmSheet {
    private final Frame page;
    private final AlgorithmState state;
    private final boolean keeper;
    private final AlgorithmRows rows;

    AlgorithmSheet(Frame page, AlgorithmState state, boolean keeper) {
        this.page = page;
        this.state = state;
        this.keeper = keeper;
        this.rows = new AlgorithmRows(page);
    }

    AlgorithmView view(
            Optional<Off> off, List<AlgorithmFigures.Month> months, String csrf, String wrong) {
        return new AlgorithmView(
                page,
                head(off, months),
                parts(),
                audit(),
                months.stream().map(this::month).toList(),
                state.history().reversed().stream().map(this::event).toList(),
                controls(csrf, wrong));
    }

    private AlgorithmView.Head head(Optional<Off> off, List<AlgorithmFigures.Month> months) {
        Double changed = AlgorithmJson.changedByPeople(months);
        String stateWords =
                page.t("algorithm.state", page.t(rows.phase(state)), rows.off().day(state.since()));
        return new AlgorithmView.Head(
                state.entry().id(),
                AlgorithmRows.name(state, page.language()),
                state.entry().field(EntryField.SUMMARY).map(t -> t.in(page.language())).orElse(""),
                stateWords,
                state.phase().canStop() ? off.map(rows.off()::of).orElse("") : "",
                changed == null
                        ? page.t("algorithm.changed.none")
                        : page.t("algorithm.changed", page.formats().percent(changed)));
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (EntryField.Part part : EntryField.Part.values()) {
            var facts = new ArrayList<Fact>();
            for (EntryField field : EntryField.values()) {
                if (field.part() == part && (keeper || field.isPublic())) facts.add(fact(field));
            }
            if (part == EntryField.Part.QUALITY) facts.addFirst(concerns());
            String code = part.name().toLowerCase(java.util.Locale.ROOT);
            parts.add(new Part(page.t("algorithm.part." + code), facts));
        }
        return parts;
    }

    private Fact concerns() {
        return new Fact(
                page.t("algorithm.people"),
                page.t(
                        state.entry().concernsPeople()
                                ? "algorithm.people.yes"
                                : "algorithm.people.no"),
                "");
    }

    private Fact fact(EntryField field) {
        String text = state.entry().field(field).map(t -> t.in(page.language())).orElse("");
        String shown = text.isEmpty() ? page.t("algorithm.missing") : text;
        boolean link = field.form() == EntryField.Form.LINK && !text.isEmpty();
        String href = link ? text.startsWith("/") ? page.link(text) : text : "";
        return new Fact(page.t("algorithm.field." + field.code()), shown, href);
    }

    private AlgorithmView.Audit audit() {
        Optional<Evidence> found = state.evidence();
        if (found.isEmpty())
            return new AlgorithmView.Audit(
                    page.t(
                            state.entry().concernsPeople()
                                    ? "algorithm.audit.none"
                                    : "algorithm.audit.not-needed"),
                    List.of());
        Evidence e = found.get();
        String words =
                page.t(
                        "algorithm.audit",
                        page.t("algorithm.verdict." + e.verdict().code()),
                        rows.off().day(e.at()),
                        rows.off().day(e.until()),
                        e.version().modelSha256().substring(0, 12),
                        page.formats().number(e.version().threshold(), 4));
        return new AlgorithmView.Audit(words, e.groups().stream().map(this::group).toList());
    }

    private AlgorithmView.Group group(GateResult.Group g) {
        Rate match = g.count().falseMatches();
        Rate miss = g.count().falseNonMatches();
        return new AlgorithmView.Group(
                g.group(),
                page.t("algorithm.verdict." + g.verdict().code()),
                rate(match),
                rate(miss),
                page.formats().count(match.of()) + " / " + page.formats().count(miss.of()),
                String.join("; ", g.reasons()));
    }

    private String rate(Rate rate) {
        if (!rate.isDefined()) return page.t("algorithm.undefined");
        return page.t(
                "algorithm.rate",
                page.formats().number(rate.orNaN(), 6),
                page.formats().number(rate.low(), 6),
                page.formats().number(rate.high(), 6));
    }

    private AlgorithmView.Month month(AlgorithmFigures.Month m) {
        return new AlgorithmView.Month(
                m.month().toString(),
                page.formats().count(m.alerts()),
                page.formats().count(m.confirmed()),
                page.formats().count(m.rejected()));
    }

    private AlgorithmView.Event event(RegisterEvent e) {
        String role = rows.off().role(RegisterRule.role(e.actor()));
        boolean person = e.actor().kind() == city.qala.kernel.Actor.Kind.PERSON;
        return new AlgorithmView.Event(
                at(e.at()),
                keeper && person ? e.actor().name() + ", " + role : role,
                deed(e.deed()),
                e.reason());
    }

    private String deed(Deed deed) {
        return switch (deed) {
            case Deed.Moved m ->
                    page.t("algorithm.deed.moved", page.t("algorithm.phase." + m.phase().code()));
            case Deed.Approved a -> page.t("algorithm.deed.approved", Long.toString(a.proposal()));
            case Deed.Rejected r -> page.t("algorithm.deed.rejected", Long.toString(r.proposal()));
            case Deed.Audited a ->
                    page.t(
                            "algorithm.deed.audited",
                            page.t("algorithm.verdict." + a.evidence().verdict().code()));
            case Deed.Proposed p ->
                    page.t(
                            p.change().isPresent()
                                    ? "algorithm.deed.proposed-change"
                                    : "algorithm.deed.proposed");
            case Deed.Installed i -> page.t("algorithm.deed.installed");
            case Deed.Written w -> page.t("algorithm.deed.written");
            case Deed.Suspended s -> page.t("algorithm.deed.suspended");
            case Deed.Lapsed l -> page.t("algorithm.deed.lapsed");
        };
    }

    private Controls controls(String csrf, String wrong) {
        if (!keeper) return new Controls(false, "", false, false, List.of(), "");
        List<AlgorithmView.Waiting> waiting =
                state.pending().values().stream()
                        .sorted(Comparator.comparingLong(RegisterEvent::number))
                        .map(this::waiting)
                        .toList();
        boolean stop = state.phase() == Phase.ACTIVE;
        boolean propose = state.phase().leadsTo(Phase.ACTIVE);
        return new Controls(true, csrf, stop, propose, waiting, wrong);
    }

    private AlgorithmView.Waiting waiting(RegisterEvent e) {
        String seal = e.deed() instanceof Deed.Proposed p ? p.seal() : "";
        String words =
                page.t(
                        "algorithm.waiting",
                        Long.toString(e.number()),
                        deed(e.deed()),
                        e.actor().name(),
                        at(e.at()),
                        e.reason());
        return new AlgorithmView.Waiting(Long.toString(e.number()), seal, words);
    }

    private String at(Instant at) {
        return rows.off().moment(at);
    }
}
