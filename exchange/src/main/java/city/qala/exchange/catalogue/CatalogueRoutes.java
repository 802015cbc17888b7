package city.qala.exchange.catalogue;

import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue for machines, and the rows of open data sets. */
final class CatalogueRoutes implements Routes {

    private static final long MOST_ROWS = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;
    private final Download download;

    CatalogueRoutes(Catalogue catalogue, Download download) {
        this.catalogue = catalogue;
        this.download = download;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/exchange/catalogue", this::catalogue);
        to.get("/api/exchange/datasets/{dataset}", this::dataSet);
        to.get("/api/exchange/datasets/{dataset}/rows", this::rows);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private void catalogue(Exchange x) {
        boolean turtle =
                x.queryParam("format").map("turtle"::equals).orElse(false)
                        || x.header("Accept").orElse("").contains("text/turtle");
        Resource all = catalogue.described(x.base());
        x.set("Vary", "Accept");
        if (turtle)
            x.send(
                    200,
                    "text/turtle; charset=utf-8",
                    Turtle.of(all).getBytes(StandardCharsets.UTF_8));
        else x.send(200, "application/ld+json", json(JsonLd.of(all)));
    }

    private void dataSet(Exchange x) {
        DataSet set = find(x);
        var all = new LinkedHashMap<String, Object>();
        all.put("code", set.code());
        all.put("title", words(set.title()));
        all.put("about", words(set.about()));
        all.put("owner", set.owner());
        all.put("open", set.isOpen());
        all.put("licence", set.isOpen() ? set.licence() : "");
        all.put("rhythm", word(set.rhythm()));
        all.put("fields", set.fields().stream().map(CatalogueRoutes::field).toList());
        catalogue
                .lineage(set)
                .ifPresent(
                        l -> all.put("lineage", l.columns().stream().map(this::column).toList()));
        x.send(200, "application/json", json(all));
    }

    private void rows(Exchange x) {
        DataSet set = find(x);
        if (!set.isOpen())
            throw Problem.forbidden("The data set %s is given under an agreement.", set.code());
        String word = x.queryParam("format").orElse("csv");
        Format format =
                Format.find(word)
                        .orElseThrow(() ->
                                Problem.invalid("format", word, "must be csv, json or parquet"));
        long most = format == Format.PARQUET ? Download.MOST_PARQUET_ROWS : MOST_ROWS;
        var wanted =
                new DataSet.Wanted(
                        new HashSet<>(set.names()),
                        time(x, "from"),
                        time(x, "to"),
                        limit(x, most),
                        null);
        x.set(
                "Content-Disposition",
                "attachment; filename=\"" + set.code() + "." + format.word() + "\"");
        x.stream(200, format.contentType(), out -> download.write(set, wanted, format, out));
    }

    private DataSet find(Exchange x) {
        return catalogue
                .find(x.pathParam("dataset"))
                .orElseThrow(() -> Problem.notFound("There is no such data set."));
    }

    private static long limit(Exchange x, long most) {
        String asked = x.queryParam("limit").orElse(Long.toString(most));
        boolean number = asked.matches("[0-9]{1,7}");
        if (!number || Long.parseLong(asked) > most)
            throw Problem.invalid("limit", asked, "must be a number up to " + most);
        return Long.parseLong(asked);
    }

    private static @Nullable Instant time(Exchange x, String name) {
        String text = x.queryParam(name).orElse("");
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, text, "must be a time in ISO 8601, UTC");
        }
    }

    private static Map<String, Object> field(Field field) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", field.name());
        all.put("type", word(field.type()));
        all.put("unit", field.unit());
        all.put("meaning", words(field.meaning()));
        all.put("sensitivity", word(field.sensitivity()));
        return all;
    }

    private Map<String, Object> column(Lineage.Column column) {
        return Map.of(
                "name", column.name(),
                "sources", List.copyOf(column.origin().sources()),
                "doubts", List.copyOf(column.origin().doubts()));
    }

    private static Map<String, String> words(city.qala.kernel.Wording w) {
        return Map.of("kk", w.kk(), "ru", w.ru(), "en", w.en());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }
}
