package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.sta.RefusalStore.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The refused readings of a device, for its owner and for operators, as JSON or CSV. */
final class RefusalRoutes implements Routes {

    private static final int MOST = 1_000;

    private final StaService service;

    RefusalRoutes(StaService service) {
        this.service = service;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/sensing/refusals", this::list);
    }

    private void list(Exchange x) {
        String device = x.queryParam("device").orElse(x.actor().name());
        requireOwner(x.actor(), device);
        long before = x.queryParam("before").map(RefusalRoutes::number).orElse(Long.MAX_VALUE);
        List<Refusal> refusals = service.refusals().list(device, before, MOST);
        boolean csv =
                x.queryParam("format").orElse("").equals("csv")
                        || x.header("Accept").orElse("").startsWith("text/csv");
        if (csv) {
            x.set("Content-Disposition", "attachment; filename=\"refusals.csv\"");
            x.send(200, "text/csv; charset=utf-8", csv(refusals));
        } else {
            x.send(200, StaAnswer.JSON, json(device, refusals));
        }
    }

    private void requireOwner(Actor actor, String device) {
        Rights rights = service.rights(actor);
        if (rights.writer() || (!actor.isAnonymous() && actor.name().equals(device))) return;
        rights.requireKnown();
        throw Problem.notFound("There is no device %s of yours.", device);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("before", text, "must be a whole number");
        }
    }

    private static byte[] json(String device, List<Refusal> refusals) {
        JsonOut out = new JsonOut(4_096).put('{').name("device").text(device);
        out.name("refusals").put('[');
        for (Refusal r : refusals) {
            out.comma().put('{').name("id").number(r.id()).name("at").text(r.at().toString());
            out.name("via").text(r.via()).name("target").text(r.target());
            out.name("problem").text(r.code()).name("why").text(r.why());
            out.name("sent").text(r.sent()).put('}');
        }
        return out.ascii("]}").toBytes();
    }

    private static byte[] csv(List<Refusal> refusals) {
        StringBuilder text = new StringBuilder();
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader("id", "at", "via", "target", "problem", "why", "sent")
                        .get();
        try (CSVPrinter out = new CSVPrinter(text, format)) {
            for (Refusal r : refusals)
                out.printRecord(
                        r.id(),
                        r.at(),
                        r.via(),
                        safe(r.target()),
                        r.code(),
                        safe(r.why()),
                        safe(r.sent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    // A cell that begins like a formula would be one in a spreadsheet.
    private static String safe(String s) {
        return !s.isEmpty() && "=+-@\t\r".indexOf(s.charAt(0)) >= 0 ? "'" + s : s;
    }
}
