package city.qala.governance.purpose;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The record of processing and the draft of the impact assessment, to be read and printed. */
final class ProcessingPage implements Routes {
    private static final String PATH = "/processing";

    private final Web web;
    private final Processing processing;
    private final Messages words = Messages.of(ProcessingPage.class);

    ProcessingPage(Web web, Processing processing) {
        this.web = web;
        this.processing = processing;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::show);
    }

    private void show(Exchange x) {
        String title = words.in(x.language()).get("processing.title");
        Frame page = web.frame(x, words, Address.of(PATH), title, "oversight");
        if (x.actor().isAnonymous())
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-credentials", "Sign in.");
        if (!x.actor().hasAny(Role.OVERSIGHT, Role.ADMIN, Role.REGISTRAR))
            throw Problem.forbidden("Your role may not do this.");
        web.send(
                x,
                page,
                "governance/processing.jte",
                Map.of(
                        "sheets", sheets(page),
                        "held", held(page.language()),
                        "deletions", processing.gone(),
                        "calls", processing.calls(),
                        "allowed", String.join(", ", processing.allowed())),
                Web.NOTHING);
    }

    private List<ProcessingView.Sheet> sheets(Frame page) {
        var sheets = new ArrayList<ProcessingView.Sheet>();
        for (Listed l : processing.listed()) {
            Purpose p = l.purpose();
            Language language = page.language();
            sheets.add(
                    new ProcessingView.Sheet(
                            p.code(),
                            p.title().getOrDefault(language, p.code()),
                            p.plain().getOrDefault(language, ""),
                            page.t("processing.status." + lower(l.status())),
                            p.basis(),
                            String.join(", ", processing.words(p, language)),
                            users(page, p),
                            page.t("processing.days", p.limits().keep().toDays()),
                            all(page, "risk", AssessmentRule.risks(p)),
                            all(page, "measure", processing.measures(p))));
        }
        return sheets;
    }

    private static String users(Frame page, Purpose p) {
        var users = new ArrayList<String>();
        for (String role : new TreeSet<>(p.users().roles()))
            users.add(page.t("processing.role." + role));
        users.addAll(p.users().departments());
        String hours = p.users().hours().toString();
        if (!hours.isEmpty()) users.add(hours);
        if (p.limits().perDay() > 0) users.add(page.t("processing.a-day", p.limits().perDay()));
        return String.join(", ", users);
    }

    private List<ProcessingView.Held> held(Language language) {
        return processing.inventory().tables().stream()
                .map(t ->
                        new ProcessingView.Held(
                                processing.setTitle(t, language),
                                t.name(),
                                String.join(", ", processing.words(t, language)),
                                t.kept().getOrDefault(language, ""),
                                t.isArmed()))
                .toList();
    }

    private static List<String> all(Frame page, String what, Iterable<? extends Enum<?>> all) {
        var texts = new ArrayList<String>();
        for (Enum<?> one : all) texts.add(page.t("processing." + what + "." + lower(one)));
        return texts;
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
