package city.qala.registry.intake;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.registry.intake.DeskView.Column;
import city.qala.registry.intake.DeskView.Fact;
import city.qala.registry.intake.DeskView.Held;
import city.qala.registry.intake.DeskView.Line;
import city.qala.registry.intake.DeskView.Row;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The registers, how good their data are, and deliveries that wait for two people. */
final class RegistersPage implements Routes {
    private static final String PATH = "/registers";
    private static final int MOST = 20;

    private final Intake intake;
    private final DeskFrame frames;
    private final Function<Exchange, String> csrf;

    RegistersPage(Intake intake, Web web, Messages words, Function<Exchange, String> csrf) {
        this.intake = intake;
        this.frames = new DeskFrame(web, words);
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list)
                .get("/{lang}" + PATH + "/{register}", x -> one(x, 200, ""))
                .post("/{lang}" + PATH + "/{register}/{id}/{deed}", this::decide);
    }

    private void list(Exchange x) {
        DeliveryRoutes.requireReader(x.actor());
        Frame page = frames.frame(x, Address.of(PATH), "people.tab.registers");
        List<Row> rows = intake.registers().stream().map(r -> row(page, r)).toList();
        String empty = rows.isEmpty() ? page.t("registers.none") : "";
        frames.send(x, 200, page, "registry/registers.jte", new DeskView.Table(rows, empty));
    }

    private Row row(Frame page, Declaration r) {
        Optional<Delivery> now = intake.inForce(r.code());
        boolean held =
                intake.deliveries(r.code(), MOST).stream()
                        .anyMatch(d -> d.state() == Delivery.State.HELD);
        boolean late = now.filter(d -> isLate(r, d.received(), page.now())).isPresent();
        return new Row(
                page.link(PATH + "/" + r.code()),
                r.title(page.language()),
                r.owner(),
                page.t("rhythm." + word(r.rhythm())),
                now.map(d -> page.formats().moment(d.received(), page.now())).orElse("–"),
                late,
                now.map(d -> page.formats().count(d.counts().rows())).orElse("–"),
                now.map(d -> page.formats().count(d.counts().quarantined())).orElse("–"),
                held ? page.t("registers.held") : late ? page.t("registers.late") : "",
                held);
    }

    private static boolean isLate(Declaration r, Instant received, Instant now) {
        return received.plus(r.rhythm().lateAfter()).isBefore(now);
    }

    private void one(Exchange x, int status, String wrong) {
        DeliveryRoutes.requireReader(x.actor());
        String code = x.pathParam("register");
        Declaration r = declared(code);
        Frame page = frames.frame(x, Address.of(PATH + "/" + code), "people.tab.registers");
        List<Delivery> all = intake.deliveries(code, MOST);
        Optional<Delivery> last = all.stream().findFirst();
        var view =
                new DeskView.One(
                        r.title(page.language()),
                        facts(page, r),
                        intake.inForce(code).map(d -> columns(page, r, d)).orElse(List.of()),
                        all.stream().map(d -> line(page, d)).toList(),
                        last.map(d -> faults(page, d)).orElse(List.of()),
                        all.stream()
                                .filter(d -> d.state() == Delivery.State.HELD)
                                .map(d -> held(page, d))
                                .toList(),
                        decides(x.actor()),
                        csrf.apply(x),
                        wrong);
        frames.send(x, status, page, "registry/register.jte", view);
    }

    private Declaration declared(String code) {
        return intake.registers().stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no such register."));
    }

    private static List<Fact> facts(Frame page, Declaration r) {
        return List.of(
                new Fact(page.t("register.owner"), r.owner()),
                new Fact(page.t("register.basis"), r.basis()),
                new Fact(page.t("register.rhythm"), page.t("rhythm." + word(r.rhythm()))),
                new Fact(
                        page.t("register.whole"),
                        page.t(r.whole() ? "register.whole.yes" : "register.whole.no")),
                new Fact(page.t("register.rank"), Integer.toString(r.rank())));
    }

    private List<Column> columns(Frame page, Declaration r, Delivery d) {
        Map<String, Checked.Filled> quality = intake.quality(d.id());
        int rows = Math.max(1, d.counts().rows() + d.counts().quarantined());
        var columns = new ArrayList<Column>();
        for (Field f : r.fields()) {
            Checked.Filled n = quality.get(f.column());
            if (n == null) continue;
            columns.add(
                    new Column(
                            f.column(),
                            page.texts().orElse("fact." + f.name(), f.name().replace('_', ' ')),
                            page.formats().percent((double) n.filled() / rows),
                            n.faulty() == 0 ? "" : page.formats().count(n.faulty()),
                            page.formats().count(n.distinct()),
                            Math.min(100, n.filled() * 100 / rows)));
        }
        return columns;
    }

    private static Line line(Frame page, Delivery d) {
        var n = d.counts();
        return new Line(
                d.id().text(),
                page.formats().moment(d.received(), page.now()),
                DeskFrame.day(page, d.asOf()),
                d.deliverer(),
                page.t("delivery.state." + d.state().name().toLowerCase(Locale.ROOT)),
                page.t(
                        "delivery.counts",
                        n.rows(),
                        n.quarantined(),
                        n.added(),
                        n.changed(),
                        n.gone()));
    }

    private List<DeskView.Fault> faults(Frame page, Delivery d) {
        return intake.faults(d.id(), 50).stream()
                .map(f ->
                        new DeskView.Fault(
                                Long.toString(f.line()), f.column(), page.t("fault." + f.reason())))
                .toList();
    }

    private static Held held(Frame page, Delivery d) {
        String at = page.link(PATH + "/" + d.register() + "/" + d.id());
        return new Held(
                at + "/approve",
                at + "/refuse",
                page.t("halt." + d.why()),
                d.first().map(f -> page.t("delivery.first", f.by())).orElse(""));
    }

    private void decide(Exchange x) {
        DeliveryRoutes.requireApprover(x.actor());
        Ulid id =
                Ulid.find(x.pathParam("id"))
                        .orElseThrow(() -> Problem.notFound("There is no such delivery."));
        FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        try {
            switch (x.pathParam("deed")) {
                case "approve" -> intake.approve(x.actor(), id);
                case "refuse" -> intake.refuse(x.actor(), id);
                default -> throw Problem.notFound("A delivery is approved or refused.");
            }
        } catch (Problem p) {
            boolean told =
                    p.code().equals("four-eyes-required") || p.kind() == Problem.Kind.CONFLICT;
            if (!told) throw p;
            one(x, p.status(), frames.told(x, p));
            return;
        }
        DeskFrame.go(x, PATH + "/" + declared(x.pathParam("register")).code());
    }

    private static boolean decides(Actor actor) {
        return actor.hasAny(Role.REGISTRAR, Role.DEPARTMENT_ADMIN, Role.ADMIN);
    }

    private static String word(Declaration.Rhythm rhythm) {
        return rhythm.name().toLowerCase(Locale.ROOT);
    }
}
