package city.qala.operations.asset;

import city.qala.kernel.Language;
import city.qala.kernel.Money;
import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Csv;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The list of assets as CSV: what is on the screen, whole. */
final class AssetRoutes implements Routes {

    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "name",
                    "kind",
                    "district",
                    "lat",
                    "lon",
                    "uptime",
                    "used_hours",
                    "measured_hours",
                    "last_use",
                    "last_seen",
                    "silent",
                    "price",
                    "upkeep_a_year",
                    "cost_an_hour_used",
                    "bought",
                    "last_visit",
                    "decision",
                    "decided",
                    "due_date",
                    "due_because");

    private final Assets assets;
    private final Web web;
    private final Messages words;

    AssetRoutes(Assets assets, Web web, Messages words) {
        this.assets = assets;
        this.web = web;
        this.words = words;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/assets.csv", this::csv);
    }

    private void csv(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        Language language =
                Language.find(x.pathParam("lang"))
                        .orElseThrow(() -> Problem.notFound("There is no such page."));
        AssetFilter filter = AssetFilter.of(x);
        Csv csv =
                new Csv()
                        .note(
                                web.town().name(language)
                                        + ", "
                                        + words.in(language).get("assets.title")
                                        + ", "
                                        + iso(web.clock().instant()))
                        .note("last 30 days; money in KZT; time zone " + web.town().zone().getId())
                        .row(COLUMNS);
        for (Asset a : assets.list(x.actor(), filter.kinds())) {
            if (filter.admits(a)) csv.row(cells(a));
        }
        x.set("Content-Disposition", "attachment; filename=\"assets.csv\"")
                .set("Cache-Control", "no-store")
                .send(200, "text/csv; charset=utf-8", csv.bytes());
    }

    private List<String> cells(Asset a) {
        Life l = a.life();
        return List.of(
                l.code(),
                l.name(),
                l.kind(),
                l.district(),
                l.at().map(p -> Double.toString(p.lat())).orElse(""),
                l.at().map(p -> Double.toString(p.lon())).orElse(""),
                Csv.number(l.uptime()),
                Csv.number(l.usedHours()),
                Integer.toString(l.measuredHours()),
                when(l.lastUse()),
                when(l.lastSeen()),
                Boolean.toString(l.silent()),
                money(a.card().price()),
                money(a.card().upkeep()),
                money(a.hourly()),
                a.card().bought().map(LocalDate::toString).orElse(""),
                when(a.visit().map(Asset.Visit::at)),
                a.decision().map(d -> d.decision().word()).orElse(""),
                when(a.decision().map(Asset.Decided::at)),
                a.card().due().map(LocalDate::toString).orElse(""),
                a.due().map(Asset.Due::word).orElse(""));
    }

    private static String money(Optional<Money> amount) {
        return amount.map(m -> m.amount().toPlainString()).orElse("");
    }

    private String when(Optional<Instant> at) {
        return at.map(this::iso).orElse("");
    }

    private String iso(Instant at) {
        return at.atZone(web.town().zone()).toOffsetDateTime().toString();
    }
}
