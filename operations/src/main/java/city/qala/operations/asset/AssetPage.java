package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.Money;
import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.asset.Asset.Decided;
import city.qala.operations.asset.Asset.Decision;
import city.qala.operations.asset.Asset.Visit;
import city.qala.operations.asset.AssetView.Fact;
import city.qala.operations.asset.AssetView.Option;
import city.qala.operations.asset.AssetView.Tile;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import gg.jte.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The assets: the list with what to decide about, and one with its life, cost and decisions. */
final class AssetPage implements Routes {
    private static final String PATH = "/assets";
    private static final int MOST = 200;
    private static final List<String> KINDS =
            List.of("stop", "bench", "light", "heat", "water", "power");

    private final Assets assets;
    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;
    private final Remote remote;

    AssetPage(
            Assets assets,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf,
            Remote remote) {
        this.assets = assets;
        this.alarms = alarms;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
        this.remote = remote;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list)
                .get("/{lang}" + PATH + "/{id}", x -> show(x, 200, ""))
                .post("/{lang}" + PATH + "/{id}/{deed}", this::act);
    }

    private void list(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        AssetFilter filter = AssetFilter.of(x);
        Frame page = frame(x, filter.address(PATH), words.in(x.language()).get("assets.title"));
        List<Asset> all = assets.list(x.actor(), filter.kinds());
        List<Asset> shown = all.stream().filter(filter::admits).toList();
        var rows = new AssetRows(page);
        long due = all.stream().filter(a -> a.due().isPresent()).count();
        int left = shown.size() - MOST;
        var view =
                new AssetView.Table(
                        page,
                        page.link(PATH),
                        kinds(page, filter),
                        districts(page, filter, all),
                        states(page, filter),
                        due == 0 ? page.t("assets.calm") : page.t("assets.due", due),
                        due > 0,
                        all.isEmpty() ? List.of() : tiles(page, rows, all),
                        shown.stream().limit(MOST).map(rows::row).toList(),
                        page.t("assets.found", shown.size()),
                        left > 0 ? page.t("assets.rest", left) : "",
                        all.isEmpty() ? page.t("assets.empty") : page.t("assets.empty-filter"),
                        page.link(filter.address(PATH + ".csv")));
        send(x, 200, page, "operations/assets.jte", view);
    }

    private static List<Tile> tiles(Frame page, AssetRows rows, List<Asset> all) {
        double up = mean(all);
        long unused = all.stream().filter(a -> DueRule.unused(a.life())).count();
        long tell = all.stream().filter(a -> a.life().tellsUse()).count();
        long silent = all.stream().filter(a -> a.life().silent()).count();
        long known = all.stream().filter(a -> a.card().upkeep().isPresent()).count();
        Money upkeep =
                all.stream()
                        .flatMap(a -> a.card().upkeep().stream())
                        .reduce(Money.tenge(0), Money::plus);
        return List.of(
                new Tile(
                        page.t("asset.uptime"),
                        rows.share(up),
                        page.t("assets.uptime.under"),
                        false),
                new Tile(
                        page.t("assets.unused"),
                        page.formats().count(unused),
                        page.t("assets.unused.under", tell),
                        unused > 0),
                new Tile(
                        page.t("assets.silent"),
                        page.formats().count(silent),
                        page.t("assets.of", all.size()),
                        false),
                new Tile(
                        page.t("asset.upkeep"),
                        known == 0 ? "\u2013" : rows.money(Optional.of(upkeep)),
                        page.t("assets.upkeep.under", known, all.size()),
                        false));
    }

    private static double mean(List<Asset> all) {
        return all.stream()
                .mapToDouble(a -> a.life().uptime())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private void show(Exchange x, int status, String wrong) {
        AlarmDesk.requireReader(x.actor());
        Asset a = asset(x);
        String code = a.life().code();
        String path = PATH + "/" + Address.encode(code);
        Frame page = frame(x, Address.of(path), a.life().name());
        var rows = new AssetRows(page);
        Card card = a.card();
        boolean duty = AlarmDesk.onDuty(x.actor());
        Content commands =
                remote.panel(page, x.actor(), code, duty, page.link(path), csrf.apply(x));
        var view =
                new AssetView.One(
                        page,
                        csrf.apply(x),
                        duty,
                        page.link(path),
                        a.life().name(),
                        code + ", " + rows.kind(a.life()) + place(a.life()),
                        a.due().map(rows::due).orElse(""),
                        rows.facts(a),
                        rows.hours(a.life()),
                        page.t("asset.hours.note", a.life().measuredHours()),
                        assets.visits(code).stream().map(v -> visit(page, rows, v)).toList(),
                        assets.decisions(code).stream().map(d -> decided(page, d)).toList(),
                        Arrays.stream(Decision.values())
                                .map(d ->
                                        new Option(
                                                d.word(),
                                                page.t("asset.decision." + d.word()),
                                                false))
                                .toList(),
                        card.price().map(m -> m.amount().toPlainString()).orElse(""),
                        card.upkeep().map(m -> m.amount().toPlainString()).orElse(""),
                        card.bought().map(LocalDate::toString).orElse(""),
                        card.due().map(LocalDate::toString).orElse(""),
                        wrong,
                        commands);
        send(x, status, page, "operations/asset.jte", view);
    }

    private static String place(Life l) {
        return l.district().isEmpty() ? "" : ", " + l.district();
    }

    private static Fact visit(Frame page, AssetRows rows, Visit v) {
        return new Fact(
                page.formats().moment(v.at(), page.now()),
                v.actor() + " \u00B7 " + v.what() + ", " + rows.money(Optional.of(v.cost())));
    }

    private static Fact decided(Frame page, Decided d) {
        String what = page.t("asset.decision." + d.decision().word());
        return new Fact(
                page.formats().moment(d.at(), page.now()),
                d.actor() + " \u00B7 " + what + ": " + d.reason());
    }

    private void act(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        String code = x.pathParam("id");
        try {
            deed(x.actor(), code, x.pathParam("deed"), form);
        } catch (Problem p) {
            boolean mendable =
                    p.kind() == Problem.Kind.INVALID || p.kind() == Problem.Kind.CONFLICT;
            if (!mendable) throw p;
            Texts texts = words.in(x.language());
            String said = "wrong." + p.code();
            show(x, p.status(), texts.has(said) ? texts.get(said) : p.detail());
            return;
        }
        x.set("Location", "/" + x.language().tag() + PATH + "/" + Address.encode(code))
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private void deed(Actor actor, String code, String deed, FormBody form) {
        switch (deed) {
            case "note" ->
                    assets.note(
                            actor,
                            code,
                            new Card(
                                    money(form, "price"),
                                    money(form, "upkeep"),
                                    date(form, "bought"),
                                    date(form, "due")));
            case "visit" ->
                    assets.visit(
                            actor,
                            code,
                            form.field("words"),
                            money(form, "cost").orElse(Money.tenge(0)));
            case "decide" -> assets.decide(actor, code, decision(form), form.field("words"));
            default -> remote.act(actor, code, deed, form);
        }
    }

    private static Decision decision(FormBody form) {
        return Arrays.stream(Decision.values())
                .filter(d -> d.word().equals(form.field("decision")))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(
                                "decision", form.field("decision"), "must be one of the list"));
    }

    private static Optional<Money> money(FormBody form, String field) {
        String text = form.field(field).strip().replace(" ", "").replace(',', '.');
        if (text.isEmpty()) return Optional.empty();
        if (!text.matches("[0-9]{1,12}([.][0-9]{1,2})?"))
            throw Problem.invalid(field, text, "must be an amount in tenge");
        return Optional.of(Money.of(new BigDecimal(text), Money.KZT));
    }

    private static Optional<LocalDate> date(FormBody form, String field) {
        String text = form.field(field).strip();
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, text, "must be a day such as 2026-09-01");
        }
    }

    private Asset asset(Exchange x) {
        return assets.find(x.actor(), x.pathParam("id")).orElseThrow(Assets::missing);
    }

    private static List<Option> kinds(Frame page, AssetFilter filter) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("assets.furniture"), filter.kind().isEmpty()));
        for (String kind : KINDS)
            options.add(new Option(kind, page.t("asset.kind." + kind), filter.kind().equals(kind)));
        options.add(new Option("all", page.t("assets.all"), filter.kind().equals("all")));
        return options;
    }

    private static List<Option> districts(Frame page, AssetFilter filter, List<Asset> all) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("assets.all"), filter.district().isEmpty()));
        var found = new TreeSet<String>();
        for (Asset a : all) if (!a.life().district().isEmpty()) found.add(a.life().district());
        for (String d : found) options.add(new Option(d, d, d.equals(filter.district())));
        return options;
    }

    private static List<Option> states(Frame page, AssetFilter filter) {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.t("assets.all"), filter.state().isEmpty()));
        for (String s : AssetFilter.STATES)
            options.add(new Option(s, page.t("assets.state." + s), filter.state().equals(s)));
        return options;
    }

    private Frame frame(Exchange x, Address here, String title) {
        return web.frame(x, words, here, title, "assets")
                .with(List.of("operations.css"), List.of("page"));
    }

    private void send(Exchange x, int status, Frame page, String template, Object view) {
        web.send(x, status, page, template, Map.of("view", view), AlarmDesk.status(page, alarms));
    }
}
