package city.qala.governance;

import city.qala.governance.OversightView.Fact;
import city.qala.governance.audit.AuditLine;
import city.qala.governance.audit.AuditPage;
import city.qala.governance.audit.AuditQuery;
import city.qala.governance.audit.AuditTrail;
import city.qala.governance.audit.Witnessed;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.PurposeBook;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who did what, why: the log for inspectors. A search stands in the log before it answers. */
final class AuditSearchPage implements Routes {
    private static final String PATH = "/oversight/audit";
    private static final int LINES = 100;
    private static final List<String> NAMES =
            List.of("subject", "actor", "purpose", "action", "from", "to");

    private final OversightFrame frames;
    private final AuditTrail trail;
    private final PurposeBook purposes;

    AuditSearchPage(OversightFrame frames, AuditTrail trail, PurposeBook purposes) {
        this.frames = frames;
        this.trail = trail;
        this.purposes = purposes;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::search)
                .post("/{lang}" + PATH + "/evidence.json", this::evidence);
    }

    private void search(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        var typed = new LinkedHashMap<String, String>();
        for (String name : NAMES) typed.put(name, x.queryParam(name).orElse("").strip());
        boolean asked = x.queryParam("subject").isPresent() || x.queryParam("actor").isPresent();
        String before = x.queryParam("before").orElse("");
        Frame page = frames.frame(x, new Address(PATH, typed), "oversight.tab.audit");
        String wrong = "";
        Optional<AuditPage> found = Optional.empty();
        try {
            if (asked) found = Optional.of(trail.search(x.actor(), query(typed, before)));
        } catch (Problem p) {
            if (p.status() >= Problem.Kind.BUG.status()) throw p;
            wrong = page.t("audit.wrong");
        }
        var view = view(page, typed, asked, found.orElse(null), wrong);
        int status = wrong.isEmpty() ? 200 : 422;
        frames.send(
                x,
                status,
                page,
                "audit",
                "governance/audit.jte",
                Map.of("view", view, "witnesses", witnesses(page)));
    }

    private OversightView.Search view(
            Frame page,
            Map<String, String> typed,
            boolean asked,
            @org.jspecify.annotations.Nullable AuditPage found,
            String wrong) {
        List<AuditLine> lines = found == null ? List.of() : found.lines();
        String older =
                found == null || found.before().isEmpty()
                        ? ""
                        : page.link(
                                new Address(PATH, withActor(typed))
                                        .with("before", found.before().getAsLong() + ""));
        return new OversightView.Search(
                typed.getOrDefault("subject", ""),
                typed.getOrDefault("actor", ""),
                purposes(page, typed.getOrDefault("purpose", "")),
                typed.getOrDefault("action", ""),
                typed.getOrDefault("from", ""),
                typed.getOrDefault("to", ""),
                asked && wrong.isEmpty(),
                page.t("audit.found", lines.size()),
                lines.stream().map(l -> line(page, l)).toList(),
                asked && wrong.isEmpty() && lines.isEmpty() ? page.t("audit.empty") : "",
                older,
                NAMES.stream().map(n -> new Fact(n, typed.getOrDefault(n, ""))).toList(),
                wrong);
    }

    /**
     * Empty options are left out of addresses; one must stay, so that the page knows it was asked.
     */
    private static Map<String, String> withActor(Map<String, String> typed) {
        var all = new LinkedHashMap<>(typed);
        if (all.getOrDefault("subject", "").isEmpty() && all.getOrDefault("actor", "").isEmpty())
            all.put("actor", "*");
        return all;
    }

    private AuditQuery query(Map<String, String> typed, String before) {
        ZoneId zone = frames.zone();
        var query = AuditQuery.ALL.most(LINES);
        String actor = typed.getOrDefault("actor", "");
        if (!actor.isEmpty() && !actor.equals("*")) query = query.by(actor);
        Optional<Subject> subject = subject(typed.getOrDefault("subject", ""));
        if (subject.isPresent()) query = query.about(subject.get());
        query = query.purpose(typed.getOrDefault("purpose", ""));
        query = query.doing(typed.getOrDefault("action", ""));
        query =
                query.between(
                        day(typed.getOrDefault("from", ""), zone, 0, Instant.EPOCH),
                        day(typed.getOrDefault("to", ""), zone, 1, AuditQuery.ALL.to()));
        return before.matches("[0-9]{1,18}") ? query.before(Long.parseLong(before)) : query;
    }

    /** A code of ours; a person's where no kind is written. */
    private static Optional<Subject> subject(String text) {
        if (text.isEmpty()) return Optional.empty();
        Optional<Ulid> id = Ulid.find(text);
        return Optional.of(id.isPresent() ? new Subject("person", id.get()) : Subject.parse(text));
    }

    private static Instant day(String text, ZoneId zone, int more, Instant none) {
        if (text.isEmpty()) return none;
        try {
            return LocalDate.parse(text).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.query("A day is written like 2026-01-31.");
        }
    }

    private void evidence(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        byte[] evidence =
                trail.export(
                        x.actor(),
                        query(FormBody.read(x, FormBody.LONG).lines(), "").most(AuditQuery.MOST));
        x.set("Cache-Control", "no-store")
                .set("Content-Disposition", "attachment; filename=\"qala-evidence.json\"")
                .send(200, "application/json", evidence);
    }

    private List<OversightView.Option> purposes(Frame page, String chosen) {
        var options = new ArrayList<OversightView.Option>();
        options.add(new OversightView.Option("", page.t("audit.all"), chosen.isEmpty()));
        for (Listed l : purposes.list()) {
            String code = l.purpose().code();
            options.add(new OversightView.Option(code, title(page, code), code.equals(chosen)));
        }
        return options;
    }

    private String title(Frame page, String code) {
        return purposes.find(code)
                .map(l -> l.purpose().title().getOrDefault(page.language(), code))
                .orElse(code);
    }

    private OversightView.Line line(Frame page, AuditLine l) {
        boolean refused = l.outcome() == AuditEntry.Outcome.REFUSED;
        String seen =
                l.fields().stream()
                        .map(f -> page.texts().orElse("field." + f, f))
                        .collect(Collectors.joining(", "));
        return new OversightView.Line(
                Long.toString(l.number()),
                page.formats().shortDay(l.at()) + " " + page.formats().seconds(l.at()),
                who(page, l),
                page.texts().orElse("action." + l.action(), l.action()),
                seen,
                l.purpose().isEmpty() ? "" : title(page, l.purpose()),
                page.t(refused ? "audit.refused" : "audit.done"),
                refused);
    }

    private List<OversightView.Witness> witnesses(Frame page) {
        return trail.witnesses().stream()
                .map(w ->
                        new OversightView.Witness(
                                w.witness(),
                                Long.toString(w.taken()),
                                page.formats().shortDay(w.at())
                                        + " "
                                        + page.formats().seconds(w.at()),
                                page.t(
                                        "audit.witness."
                                                + w.state().name().toLowerCase(Locale.ROOT)),
                                w.state() == Witnessed.State.FAILED))
                .toList();
    }

    private static String who(Frame page, AuditLine l) {
        String roles = PurposesPage.roles(page, l.roles());
        String org = l.organisation().isEmpty() ? "" : ", " + l.organisation();
        return l.actor() + (roles.isEmpty() ? "" : " (" + roles + ")") + org;
    }
}
