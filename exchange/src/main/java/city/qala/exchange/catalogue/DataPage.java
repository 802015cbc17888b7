package city.qala.exchange.catalogue;

import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Data that anybody may take, and what organisations can get under an agreement. */
final class DataPage implements Routes {

    private final Web web;
    private final Messages words;
    private final Catalogue catalogue;

    DataPage(Web web, Messages words, Catalogue catalogue) {
        this.web = web;
        this.words = words;
        this.catalogue = catalogue;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/data", this::all).get("/{lang}/data/{dataset}", this::one);
    }

    private void all(Exchange x) {
        String title = words.in(x.language()).get("data.title");
        Frame page = frame(x, "/data", title);
        List<DataView.Set> open =
                catalogue.all().stream().filter(DataSet::isOpen).map(d -> set(page, d)).toList();
        List<DataView.Set> agreed =
                catalogue.all().stream().filter(d -> !d.isOpen()).map(d -> set(page, d)).toList();
        web.send(
                x,
                page,
                "exchange/data.jte",
                Map.of("view", new DataView(open, agreed)),
                Web.NOTHING);
    }

    private void one(Exchange x) {
        DataSet set =
                catalogue
                        .find(x.pathParam("dataset"))
                        .orElseThrow(() -> Problem.notFound("There is no such data set."));
        Frame page = frame(x, "/data/" + set.code(), set.title().in(x.language()));
        var view =
                new DataView.Whole(
                        set(page, set),
                        set.fields().stream().map(f -> field(page, f)).toList(),
                        lineage(page, set),
                        x.base() + "/api/exchange/datasets/" + set.code());
        web.send(x, page, "exchange/dataset.jte", Map.of("view", view), Web.NOTHING);
    }

    private Frame frame(Exchange x, String path, String title) {
        return web.frame(x, words, Address.of(path), title, "data").as(Frame.Look.RESIDENT);
    }

    private static DataView.Set set(Frame page, DataSet d) {
        Language language = page.language();
        String rows = "/api/exchange/datasets/" + d.code() + "/rows?format=";
        List<DataView.Link> links =
                d.isOpen()
                        ? Arrays.stream(Format.values())
                                .map(f -> new DataView.Link(f.name(), rows + f.word()))
                                .toList()
                        : List.of();
        return new DataView.Set(
                page.link("/data/" + d.code()),
                d.title().in(language),
                d.about().in(language),
                d.owner(),
                page.t("data.rhythm." + word(d.rhythm())),
                d.isOpen() ? d.licence() : "",
                links);
    }

    private static DataView.Column field(Frame page, Field f) {
        return new DataView.Column(
                f.name(),
                f.meaning().in(page.language()),
                page.t("data.type." + word(f.type())),
                page.t("data.sensitivity." + word(f.sensitivity())));
    }

    private List<DataView.Source> lineage(Frame page, DataSet set) {
        return catalogue.lineage(set).stream()
                .flatMap(l -> l.columns().stream())
                .map(c -> new DataView.Source(c.name(), sources(page, c.origin())))
                .toList();
    }

    private static String sources(Frame page, Lineage.Origin origin) {
        if (!origin.isKnown())
            return page.t("data.lineage.doubt", String.join("; ", origin.doubts()));
        return origin.sources().isEmpty()
                ? page.t("data.lineage.constant")
                : String.join(", ", origin.sources());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
