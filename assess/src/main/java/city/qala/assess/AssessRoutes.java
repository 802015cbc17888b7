package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indicators over HTTP. Reading is for everybody; values are entered and agreed to by keepers. */
final class AssessRoutes implements Routes {
    private static final String BASE = "/api/assess";
    private static final int MOST_BYTES = 4_000_000;

    private final IndicatorSet set;
    private final ClaimBook book;
    private final Figures figures;

    AssessRoutes(IndicatorSet set, ClaimBook book, Figures figures) {
        this.set = set;
        this.book = book;
        this.figures = figures;
    }

    private record Given(@Nullable List<ClaimJson> claims) {}

    @Override
    public void routing(Router to) {
        to.get(BASE + "/indicators", this::list)
                .get(BASE + "/indicators/{indicator}", this::one)
                .get(BASE + "/values", this::table)
                .post(BASE + "/values", this::enter)
                .get(BASE + "/proposals", this::waiting)
                .post(BASE + "/proposals/{proposal}/approve", this::approve)
                .post(BASE + "/proposals/{proposal}/refuse", this::refuse);
    }

    private void list(Exchange x) {
        int year = year(x);
        List<Figure> all = figures.all(year);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("set", "U4SSC");
        answer.put("year", year);
        answer.put("indicators", all.stream().map(FigureJson::of).toList());
        answer.put(
                "rollUps", RollUpRule.bySubDimension(all).stream().map(FigureJson::roll).toList());
        JsonBody.send(x, 200, answer);
    }

    private void one(Exchange x) {
        Definition definition = figures.definition(x.pathParam("indicator"));
        var answer = FigureJson.of(figures.one(definition.slug(), year(x)));
        answer.put("history", figures.history(definition).stream().map(FigureJson::of).toList());
        JsonBody.send(x, 200, answer);
    }

    private void table(Exchange x) {
        x.set("Content-Disposition", "attachment; filename=\"indicators.csv\"")
                .send(200, "text/csv; charset=utf-8", ClaimTable.write(set, figures.claims()));
    }

    private void enter(Exchange x) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        String id = book.propose(x.actor(), given(x));
        x.set("Location", x.base() + BASE + "/proposals");
        JsonBody.send(x, 201, FigureJson.entries(book.proposal(id)));
    }

    private List<Claim> given(Exchange x) {
        boolean table = x.header("Content-Type").orElse("").startsWith("text/csv");
        if (table)
            return ClaimTable.read(set, new String(x.body(MOST_BYTES), StandardCharsets.UTF_8));
        List<ClaimJson> claims = JsonBody.read(x, Given.class, MOST_BYTES).claims();
        if (claims == null) throw Problem.invalid("claims", "", "must be a list");
        return claims.stream().map(c -> c.toClaim(set)).toList();
    }

    private void waiting(Exchange x) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        Map<String, List<Entry>> proposals = new LinkedHashMap<>();
        for (Entry e : book.all())
            if (e.waits())
                proposals.computeIfAbsent(e.proposal(), p -> new java.util.ArrayList<>()).add(e);
        JsonBody.send(
                x,
                200,
                Map.of("proposals", proposals.values().stream().map(FigureJson::entries).toList()));
    }

    private void approve(Exchange x) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        book.approve(x.actor(), x.pathParam("proposal"));
        JsonBody.send(x, 200, FigureJson.entries(book.proposal(x.pathParam("proposal"))));
    }

    private void refuse(Exchange x) {
        Identity.require(x.actor(), ClaimBook.KEEPERS);
        book.refuse(x.actor(), x.pathParam("proposal"));
        JsonBody.send(x, 200, FigureJson.entries(book.proposal(x.pathParam("proposal"))));
    }

    private int year(Exchange x) {
        return x.queryParam("year")
                .filter(y -> y.matches("[0-9]{4}"))
                .map(Integer::valueOf)
                .orElseGet(figures::newestYear);
    }
}
