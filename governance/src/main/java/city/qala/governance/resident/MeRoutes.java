package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.resident.LookedBook.Line;
import city.qala.governance.resident.LookedBook.Lines;
import city.qala.governance.resident.Residents.Mine;
import city.qala.kernel.HeldFact;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resident's own data for programs that act for them. */
final class MeRoutes implements Routes {
    private final Residents residents;
    private final LookedBook looked;

    MeRoutes(Residents residents, AuditTrail trail) {
        this.residents = residents;
        this.looked = new LookedBook(trail, residents.zone());
    }

    @Override
    public void routing(Router to) {
        to.get("/api/me/data", this::data)
                .get("/api/me/looked", this::looked)
                .get("/api/me/looked/{line}/proof", this::proof);
    }

    private void data(Exchange x) {
        Identity.require(x.actor(), Role.RESIDENT);
        Mine mine = residents.mine(x.actor());
        JsonBody.send(x, 200, Map.of("held", mine.facts().stream().map(MeRoutes::fact).toList()));
    }

    private void looked(Exchange x) {
        Identity.require(x.actor(), Role.RESIDENT);
        Instant now = residents.now();
        var month = MePage.month(x, now, residents.zone());
        Lines lines =
                looked.of(
                        residents.mine(x.actor()).shares(),
                        month.atDay(1).atStartOfDay(residents.zone()).toInstant(),
                        month.plusMonths(1).atDay(1).atStartOfDay(residents.zone()).toInstant());
        var delayed = new LinkedHashMap<String, Integer>();
        lines.delayed().forEach((day, n) -> delayed.put(day.toString(), n));
        JsonBody.send(
                x,
                200,
                Map.of(
                        "month", month.toString(),
                        "looked", lines.lines().stream().map(MeRoutes::line).toList(),
                        "own", lines.own(),
                        "delayed", delayed));
    }

    private void proof(Exchange x) {
        Identity.require(x.actor(), Role.RESIDENT);
        long number = MePage.number(x);
        JsonBody.send(
                x, 200, Evidence.of(looked.proof(residents.mine(x.actor()).shares(), number)));
    }

    static Map<String, Object> fact(HeldFact f) {
        var out = new LinkedHashMap<String, Object>();
        out.put("field", f.field());
        out.put("value", f.value());
        out.put("source", f.source());
        out.put("since", f.since().toString());
        out.put("purposes", f.purposes());
        out.put("may", CaseRoutes.word(f.may()));
        return out;
    }

    static Map<String, Object> line(Line line) {
        var look = line.look();
        var out = new LinkedHashMap<String, Object>();
        out.put("line", look.number());
        out.put("at", look.at().toString());
        out.put("about", CaseRoutes.word(line.share().whose()));
        out.put("organisation", look.organisation());
        out.put("roles", look.roles());
        out.put("system", look.bySystem());
        out.put("run", look.run());
        out.put("purpose", look.purpose());
        out.put("basis", look.legalBase());
        out.put("seen", look.fields());
        out.put("outcome", CaseRoutes.word(look.outcome()));
        return out;
    }
}
