package city.qala.operations.incident;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Incidents for programs, to read. */
final class IncidentRoutes implements Routes {

    private final Incidents incidents;

    IncidentRoutes(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/operations/incidents", this::list)
                .get("/api/operations/incidents/{id}", this::one);
    }

    private void list(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        JsonBody.send(
                x,
                200,
                Map.of("incidents", incidents.open().stream().map(IncidentRoutes::json).toList()));
    }

    private void one(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        Incident found =
                Ulid.find(x.pathParam("id"))
                        .flatMap(incidents::find)
                        .orElseThrow(() -> Problem.notFound("There is no such incident."));
        Map<String, Object> out = json(found);
        out.put(
                "steps",
                incidents.steps(found.id()).stream()
                        .map(d -> Map.of("step", d.step(), "at", d.at().toString(), "by", d.by()))
                        .toList());
        out.put(
                "log",
                incidents.log(found.id()).stream()
                        .map(l ->
                                Map.of(
                                        "at", l.at().toString(),
                                        "actor", l.actor(),
                                        "what", l.what().name().toLowerCase(Locale.ROOT),
                                        "words", l.words()))
                        .toList());
        JsonBody.send(x, 200, out);
    }

    private static Map<String, Object> json(Incident i) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", i.id().text());
        out.put("number", i.number());
        out.put("protocol", i.protocol().word());
        out.put("title", i.title());
        out.put("district", i.district());
        i.alarm().ifPresent(a -> out.put("alarm", a.text()));
        out.put("opened", i.opened().toString());
        out.put("lead", i.lead());
        i.end()
                .ifPresent(e -> {
                    out.put("closed", e.at().toString());
                    out.put("outcome", e.outcome());
                });
        out.put("test", i.test());
        return out;
    }
}
