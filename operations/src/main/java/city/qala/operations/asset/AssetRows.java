package city.qala.operations.asset;

import city.qala.kernel.Money;
import city.qala.operations.asset.Asset.Due;
import city.qala.operations.asset.AssetView.Fact;
import city.qala.operations.asset.AssetView.Hour;
import city.qala.operations.asset.AssetView.Row;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts assets into words. */
final class AssetRows {

    private static final int TALLEST = 72;

    private final Frame page;
    private final Formats formats;

    AssetRows(Frame page) {
        this.page = page;
        this.formats = page.formats();
    }

    Row row(Asset a) {
        Life l = a.life();
        return new Row(
                page.link("/assets/" + Address.encode(l.code())),
                l.name(),
                l.code(),
                kind(l),
                l.district(),
                share(l.uptime()),
                l.uptime() < DueRule.LEAST_UPTIME,
                use(l),
                when(l.lastUse()),
                DueRule.unused(l),
                money(a.card().upkeep()),
                money(a.hourly()),
                a.visit().map(v -> formats.moment(v.at(), page.now())).orElse(""),
                a.due().map(this::due).orElse(""),
                l.silent());
    }

    String kind(Life l) {
        return page.texts().orElse("asset.kind." + l.kind(), l.kind());
    }

    String due(Due due) {
        return page.t("asset.due." + due.word());
    }

    /** Hours in use of hours measured; a dash where nothing tells of use. */
    String use(Life l) {
        if (!l.tellsUse()) return "\u2013";
        return page.t(
                "asset.use.of",
                formats.count(Math.round(l.usedHours())),
                formats.count(l.measuredHours()));
    }

    String share(double share) {
        return Double.isFinite(share) ? formats.percent(share) : "\u2013";
    }

    String when(Optional<Instant> at) {
        return at.map(t -> formats.moment(t, page.now())).orElse("");
    }

    /** Whole tenge where they are whole. */
    String money(Optional<Money> amount) {
        return amount.map(m ->
                        formats.number(m.tiyn() / 100.0, m.tiyn() % 100 == 0 ? 0 : 2)
                                + Formats.THIN
                                + "\u20B8")
                .orElse("");
    }

    List<Fact> facts(Asset a) {
        Life l = a.life();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("asset.uptime"), share(l.uptime())));
        if (l.tellsUse()) {
            facts.add(new Fact(page.t("asset.use"), use(l)));
            facts.add(
                    new Fact(
                            page.t("asset.last-use"),
                            l.lastUse().isEmpty() ? page.t("asset.never") : when(l.lastUse())));
        }
        facts.add(
                new Fact(
                        page.t("asset.last-seen"),
                        l.lastSeen().isEmpty() ? page.t("asset.never") : when(l.lastSeen())));
        add(facts, "asset.price", money(a.card().price()));
        add(facts, "asset.upkeep", money(a.card().upkeep()));
        add(facts, "asset.hourly", money(a.hourly()));
        add(facts, "asset.bought", a.card().bought().map(this::day).orElse(""));
        add(facts, "asset.due", a.card().due().map(this::day).orElse(""));
        add(
                facts,
                "asset.visit",
                a.visit()
                        .map(v -> formats.moment(v.at(), page.now()) + ", " + v.what())
                        .orElse(""));
        return facts;
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isEmpty()) facts.add(new Fact(page.t(key), value));
    }

    private String day(LocalDate day) {
        ZoneId zone = formats.zone();
        return formats.day(day.atTime(12, 0).atZone(zone).toInstant()) + " " + day.getYear();
    }

    /** Use by hour of the day; empty if nothing tells of it. */
    List<Hour> hours(Life l) {
        var hours = new ArrayList<Hour>();
        for (int h = 0; h < l.byHour().size(); h++) {
            double share = l.byHour().get(h);
            String hour = String.format(Locale.ROOT, "%02d", h);
            int height = Double.isFinite(share) ? (int) Math.round(TALLEST * share) : 0;
            hours.add(new Hour(hour, height, hour + ":00, " + share(share)));
        }
        return hours;
    }
}
