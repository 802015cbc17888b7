package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.Locale;

/**
 * CSV files of Things and readings, for operators: {@code POST /api/sensing/imports/things} and
 * {@code …/readings}, with {@code ?dry-run=true} to look only.
 */
final class ImportRoutes implements Routes {

    private static final int LARGEST = 512 << 20;

    private final Imports imports;

    ImportRoutes(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void routing(Router to) {
        to.post("/api/sensing/imports/things", this::things);
        to.post("/api/sensing/imports/readings", this::readings);
    }

    private void things(Exchange x) {
        requireCsv(x);
        imports.requireWriter(x.actor());
        send(x, imports.things(x.actor(), x.body(LARGEST), dryRun(x)));
    }

    private void readings(Exchange x) {
        requireCsv(x);
        imports.requireWriter(x.actor());
        send(x, imports.readings(x.actor(), x.body(LARGEST), dryRun(x), rows -> {}));
    }

    private static void requireCsv(Exchange x) {
        String type = x.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/csv"))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA,
                    "unsupported-media",
                    "A file of rows is sent as text/csv in UTF-8.");
    }

    private static boolean dryRun(Exchange x) {
        String word = x.queryParam("dry-run").orElse("false");
        return switch (word) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid("dry-run", word, "must be true or false");
        };
    }

    private static void send(Exchange x, ImportReport report) {
        JsonOut out = new JsonOut(160).put('{');
        out.name("dryRun").value(report.dryRun()).name("rows").number(report.rows());
        out.name("added").number(report.added()).name("changed").number(report.changed());
        out.name("unchanged").number(report.unchanged()).put('}');
        x.send(200, StaAnswer.JSON, out.toBytes());
    }
}
