package city.qala.proactive.money;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Money that goes out: files for utilities and the bank, and what came back. */
public final class MoneyPage implements Routes {
    private static final String PATH = "/benefits/money";
    private static final int MOST_BYTES = 4_000_000;

    private final Web web;
    private final Messages words;
    private final Cashier cashier;

    /** The page over a cashier. */
    public MoneyPage(Web web, Messages words, Cashier cashier) {
        this.web = web;
        this.words = words;
        this.cashier = cashier;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/benefits/money", this::all)
                .get("/{lang}/benefits/money/{file}", this::file)
                .post("/{lang}/benefits/money", this::act);
    }

    private void all(Exchange x) {
        if (asked(x)) return;
        show(x, 200, List.of());
    }

    private void show(Exchange x, int status, List<String> told) {
        String title = words.in(x.language()).get("benefits.out");
        Frame page =
                web.frame(x, words, Address.of(PATH), title, "policies")
                        .with(List.of("requests.css", "benefits.css"), List.of("page"));
        List<MoneyView> rows = cashier.batches().stream().map(b -> row(page, b)).toList();
        web.send(
                x,
                status,
                page,
                "proactive/money.jte",
                Map.of("rows", rows, "told", told),
                Web.NOTHING);
    }

    private static MoneyView row(Frame page, Batch b) {
        Instant at = b.at();
        int decimals = b.total().stripTrailingZeros().scale() > 0 ? 2 : 0;
        return new MoneyView(
                page.link(PATH + "/" + b.id() + ".csv"),
                page.formats().moment(at, page.now()),
                page.t(b.kind() == MoneyLine.Kind.BILL ? "benefits.out.bill" : "benefits.out.pay"),
                page.formats().count(b.lines()),
                page.t("benefits.money", page.formats().number(b.total().doubleValue(), decimals)),
                b.officer(),
                b.hash().substring(0, 12));
    }

    private void file(Exchange x) {
        if (asked(x)) return;
        Ulid id =
                Ulid.find(x.pathParam("file").replaceFirst("\\.csv$", ""))
                        .orElseThrow(() -> Problem.notFound("There is no such file."));
        byte[] file = cashier.file(x.actor(), id);
        x.set("Content-Disposition", "attachment; filename=\"" + id + ".csv\"")
                .set("Cache-Control", "no-store")
                .send(200, "text/csv; charset=utf-8", file);
    }

    private void act(Exchange x) {
        if (asked(x)) return;
        Map<String, String> sent = FormBody.read(x, MOST_BYTES).lines();
        String act = sent.getOrDefault("act", "");
        var t = words.in(x.language());
        try {
            switch (act) {
                case "bill" -> cashier.send(x.actor(), MoneyLine.Kind.BILL);
                case "pay" -> cashier.send(x.actor(), MoneyLine.Kind.PAY);
                case "again" -> cashier.sendAgain(x.actor());
                case "back" -> {
                    var told = cashier.reconcile(x.actor(), sent.getOrDefault("rows", ""));
                    var lines = new java.util.ArrayList<String>();
                    lines.add(t.get("benefits.out.told", told.settled(), told.returned()));
                    told.refused().forEach(r -> lines.add(t.get("benefits.out.refused", r)));
                    show(x, 200, lines);
                    return;
                }
                default -> throw Problem.invalid("act", act, "must be one of the form's");
            }
        } catch (Problem p) {
            if (!p.code().equals("nothing-to-send")) throw p;
            show(x, 409, List.of(t.get("benefits.out.nothing")));
            return;
        }
        x.set("Location", "/" + x.language().tag() + PATH)
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private static boolean asked(Exchange x) {
        if (x.actor().isAnonymous()) {
            boolean browser = x.header("Accept").filter(a -> a.contains("text/html")).isPresent();
            if (!browser) Identity.requireKnown(x.actor());
            String lang = "/" + x.language().tag();
            x.set("Location", Address.of(lang + "/sign-in").with("next", lang + PATH).toString())
                    .set("Cache-Control", "no-store")
                    .send(303);
            return true;
        }
        boolean clerk = x.actor().kind() == Actor.Kind.PERSON && x.actor().hasAny(Role.CLERK);
        if (!clerk) throw Problem.forbidden("This page belongs to clerks.");
        return false;
    }
}
