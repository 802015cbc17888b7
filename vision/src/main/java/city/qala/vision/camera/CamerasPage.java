package city.qala.vision.camera;

import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.vision.camera.CamerasView.Choice;
import city.qala.vision.camera.CamerasView.Fact;
import city.qala.vision.camera.CamerasView.Row;
import city.qala.web.Address;
import city.qala.web.BaseMap;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where cameras hang, whose they are, what for and how far they see. For everybody. */
final class CamerasPage implements Routes {
    static final String PATH = "/cameras";

    private static final double MONITOR = 12.5;
    private static final double DETECT = 25;
    private static final double RECOGNISE = 125;

    private final Cameras cameras;
    private final Web web;
    private final Messages words;

    CamerasPage(Cameras cameras, Web web, Messages words) {
        this.cameras = cameras;
        this.web = web;
        this.words = words;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list).get("/{lang}" + PATH + "/{camera}", this::one);
    }

    private Frame frame(Exchange x, Address here, String title) {
        return web.frame(x, words, here, title, "cameras")
                .with(List.of("cameras.css"), List.of("air", "page"));
    }

    private void list(Exchange x) {
        String district = x.queryParam("district").orElse("");
        Frame page =
                frame(
                        x,
                        Address.of(PATH).with("district", district),
                        words.in(x.language()).get("nav.cameras"));
        List<CameraState> all = cameras.states();
        List<CameraState> shown =
                all.stream()
                        .filter(s -> district.isEmpty() || s.camera().district().equals(district))
                        .sorted(CamerasPage::worstFirst)
                        .toList();
        Optional<BaseMap.Meta> map = web.map().meta();
        var view =
                new CamerasView(
                        headline(page, all),
                        silent(page, all),
                        districts(page, all, district),
                        map.map(CamerasPage::box).orElse(""),
                        String.join(",", web.map().layers()),
                        map.map(BaseMap.Meta::credit).orElse(""),
                        keeps(x),
                        shown.stream().map(s -> row(page, s)).toList());
        web.send(x, page, "vision/cameras.jte", Map.of("view", view), Web.NOTHING);
    }

    private static boolean keeps(Exchange x) {
        return x.actor().hasAny(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);
    }

    private static int worstFirst(CameraState a, CameraState b) {
        int byHealth = Integer.compare(worth(a.health()), worth(b.health()));
        return byHealth != 0 ? byHealth : a.camera().id().compareTo(b.camera().id());
    }

    private static int worth(Health health) {
        return switch (health) {
            case SILENT -> 0;
            case SKEWED -> 1;
            case NEVER -> 2;
            case LIVE -> 3;
        };
    }

    private String headline(Frame page, List<CameraState> all) {
        long hour = cameras.heardWithin(Duration.ofHours(1));
        return page.t(
                "cameras.headline", page.formats().count(all.size()), page.formats().count(hour));
    }

    private static String silent(Frame page, List<CameraState> all) {
        long silent = all.stream().filter(s -> s.health() == Health.SILENT).count();
        return silent == 0 ? "" : page.t("cameras.silent", page.formats().count(silent));
    }

    private static List<Choice> districts(Frame page, List<CameraState> all, String current) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", page.t("cameras.all"), current.isEmpty()));
        all.stream()
                .map(s -> s.camera().district())
                .filter(d -> !d.isEmpty())
                .distinct()
                .sorted()
                .forEach(d -> choices.add(new Choice(d, d, d.equals(current))));
        return choices;
    }

    private static String box(BaseMap.Meta m) {
        return String.format(
                Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", m.west(), m.south(), m.east(), m.north());
    }

    private static Row row(Frame page, CameraState s) {
        Camera c = s.camera();
        return new Row(
                c.id(),
                c.name(),
                c.district(),
                page.link(PATH + "/" + Address.encode(c.id())),
                c.duty().purpose(),
                c.duty().owner(),
                page.t("cameras.side." + side(c.look().bearing())),
                page.t(
                        "cameras.reach",
                        page.formats().distance(c.look().rangeMetres(DETECT)),
                        page.formats().distance(c.look().rangeMetres(RECOGNISE))),
                kept(page, c),
                health(page, s),
                s.health() == Health.SILENT,
                degrees(c.at().lon()),
                degrees(c.at().lat()),
                Long.toString(Math.round(c.look().bearing())));
    }

    /** The nearest of eight sides of the sky, north 0, clockwise. */
    static int side(double bearing) {
        return (int) Math.floor((bearing + 22.5) / 45) % 8;
    }

    private static String kept(Frame page, Camera c) {
        return c.duty().retentionDays() == 0
                ? page.t("cameras.kept-not")
                : page.t("cameras.kept", c.duty().retentionDays());
    }

    private static String health(Frame page, CameraState s) {
        String key = "cameras.health." + s.health().name().toLowerCase(Locale.ROOT);
        if (s.heard().equals(Instant.MIN)) return page.t(key);
        return page.t(key, page.formats().span(Duration.between(s.heard(), page.now())));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private void one(Exchange x) {
        Camera camera = cameras.find(x.pathParam("camera")).orElseThrow(Cameras::missing);
        Frame page = frame(x, Address.of(PATH + "/" + Address.encode(camera.id())), camera.name());
        CameraState s = cameras.state(camera);
        var sheet =
                new CamerasView.Sheet(
                        camera.id(),
                        camera.name(),
                        s.health() == Health.SILENT,
                        health(page, s),
                        facts(page, s, keeps(x)),
                        reach(page, camera));
        web.send(x, page, "vision/camera.jte", Map.of("view", sheet), Web.NOTHING);
    }

    private static List<Fact> facts(Frame page, CameraState s, boolean staff) {
        Camera c = s.camera();
        var f = new ArrayList<Fact>();
        f.add(new Fact(page.t("cameras.purpose"), c.duty().purpose()));
        f.add(new Fact(page.t("cameras.owner"), c.duty().owner()));
        f.add(new Fact(page.t("cameras.district"), c.district()));
        f.add(
                new Fact(
                        page.t("cameras.looks"),
                        page.t("cameras.side." + side(c.look().bearing()))
                                + ", "
                                + page.formats().number(c.look().lens(), 0)
                                + "°"));
        f.add(new Fact(page.t("cameras.height"), page.formats().distance(c.look().heightMetres())));
        f.add(
                new Fact(
                        page.t("cameras.sign"),
                        page.t(c.duty().sign() ? "cameras.yes" : "cameras.no-sign")));
        f.add(
                new Fact(
                        page.t("cameras.masks"),
                        c.duty().masks().isEmpty()
                                ? page.t("cameras.none")
                                : page.formats().count(c.duty().masks().size())));
        f.add(new Fact(page.t("cameras.pictures"), kept(page, c)));
        if (staff) {
            f.add(new Fact(page.t("cameras.firmware"), firmware(page, c)));
            f.add(new Fact(page.t("cameras.device"), c.device()));
            f.add(
                    new Fact(
                            page.t("cameras.skew"),
                            page.formats().quantity(s.skewMillis() / 1000.0, "s")));
        }
        return f;
    }

    private static String firmware(Frame page, Camera c) {
        String version =
                c.firmware().version().isEmpty()
                        ? page.t("cameras.unknown")
                        : c.firmware().version();
        return c.firmware()
                .on()
                .map(day -> {
                    Instant at = day.atStartOfDay(page.formats().zone()).toInstant();
                    return version + ", " + page.formats().span(Duration.between(at, page.now()));
                })
                .orElse(version);
    }

    private static List<Fact> reach(Frame page, Camera c) {
        var f = new ArrayList<Fact>();
        for (double level : Camera.LEVELS) {
            String key = level == MONITOR ? "12" : Long.toString((long) level);
            f.add(
                    new Fact(
                            page.t("cameras.level." + key),
                            page.formats().distance(c.look().rangeMetres(level))));
        }
        return f;
    }
}
