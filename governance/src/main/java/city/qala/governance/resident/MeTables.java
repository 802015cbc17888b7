package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.LookedBook.Lines;
import city.qala.governance.resident.Residents.Mine;
import city.qala.kernel.HeldFact;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Csv;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything of a resident to take along: JSON of all, tables, proofs. */
final class MeTables implements Routes {
    private final MeFrame frames;
    private final Residents residents;
    private final LookedBook looked;
    private final PurposeBook purposes;

    MeTables(MeFrame frames, Residents residents, AuditTrail trail, PurposeBook purposes) {
        this.frames = frames;
        this.residents = residents;
        this.looked = new LookedBook(trail, frames.zone());
        this.purposes = purposes;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/me/everything.json", this::everything)
                .get("/{lang}/me/data.csv", this::data)
                .get("/{lang}/me/looked.csv", this::lines)
                .get("/{lang}/me/looked/{line}/proof.json", this::proof);
    }

    private void everything(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me"), "me.title");
        Mine mine = residents.mine(x.actor());
        Lines all = looked.of(mine.shares(), Instant.EPOCH, page.now().plusSeconds(1));
        var delayed = new LinkedHashMap<String, Integer>();
        all.delayed().forEach((day, n) -> delayed.put(day.toString(), n));
        var out = new LinkedHashMap<String, Object>();
        out.put("format", "qala-my-data-1");
        out.put("city", page.city());
        out.put("made", page.now().toString());
        out.put("held", mine.facts().stream().map(MeRoutes::fact).toList());
        out.put("looked", all.lines().stream().map(MeRoutes::line).toList());
        out.put("delayed", delayed);
        out.put("requests", requests(x));
        attach(x, "qala-my-data.json", "application/json", JsonBody.bytes(out));
    }

    private List<Map<String, Object>> requests(Exchange x) {
        var requests = new ArrayList<Map<String, Object>>();
        for (Case c : residents.cases().mine(x.actor()))
            requests.add(CaseRoutes.whole(residents.cases().read(x.actor(), c.id())));
        return requests;
    }

    private void data(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me/data"), "me.data");
        var words = new LookWords(page, purposes);
        var csv = head(page, page.t("me.data"));
        csv.row("field", "what", "value", "source", "since", "purposes", "may");
        for (HeldFact f : residents.mine(x.actor()).facts())
            csv.row(
                    f.field(),
                    MePage.label(page, f.field()),
                    f.value(),
                    f.source(),
                    f.since().toString(),
                    String.join("; ", f.purposes().stream().map(words::purpose).toList()),
                    CaseRoutes.word(f.may()));
        attach(x, "my-data.csv", "text/csv; charset=utf-8", csv.bytes());
    }

    private void lines(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me/looked"), "me.looked");
        var month = MePage.month(x, page.now(), frames.zone());
        Lines found =
                looked.of(
                        residents.mine(x.actor()).shares(),
                        month.atDay(1).atStartOfDay(frames.zone()).toInstant(),
                        month.plusMonths(1).atDay(1).atStartOfDay(frames.zone()).toInstant());
        var words = new LookWords(page, purposes);
        var csv = head(page, page.t("me.looked") + ", " + month);
        found.delayed().forEach((day, n) -> csv.note(page.t("me.looked.delayed", n, day + "")));
        csv.row("line", "at", "about", "institution", "who", "purpose", "seen", "outcome");
        for (var line : found.lines()) {
            var look = line.look();
            csv.row(
                    Long.toString(look.number()),
                    look.at().atZone(frames.zone()).toOffsetDateTime().toString(),
                    CaseRoutes.word(line.share().whose()),
                    words.institution(look),
                    words.who(look),
                    words.purpose(look.purpose()),
                    words.fields(look.fields()),
                    CaseRoutes.word(look.outcome()));
        }
        attach(x, "who-looked-" + month + ".csv", "text/csv; charset=utf-8", csv.bytes());
    }

    private void proof(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        long number = MePage.number(x);
        var proof = looked.proof(residents.mine(x.actor()).shares(), number);
        attach(
                x,
                "line-" + number + "-proof.json",
                "application/json",
                JsonBody.bytes(Evidence.of(proof)));
    }

    private static Csv head(Frame page, String what) {
        return new Csv()
                .note(what + " · " + page.city() + " · Qala")
                .note(page.formats().zone().getId() + " · " + page.now());
    }

    private static void attach(Exchange x, String name, String type, byte[] body) {
        x.set("Cache-Control", "no-store")
                .set("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .send(200, type, body);
    }
}
