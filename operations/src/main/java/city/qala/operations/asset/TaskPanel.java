package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.operations.asset.Task.State;
import city.qala.operations.asset.TaskView.Ability;
import city.qala.operations.asset.TaskView.Line;
import city.qala.operations.asset.TaskView.Panel;
import city.qala.operations.asset.TaskView.Proposal;
import city.qala.platform.http.FormBody;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Templates;
import city.qala.web.Web;
import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An asset's commands on its page: what it can be told, what waits to be confirmed, what came. */
final class TaskPanel implements Remote {
    private static final int SHOWN = 12;

    private final Tasking tasking;

    TaskPanel(Tasking tasking) {
        this.tasking = tasking;
    }

    @Override
    public Content panel(
            Frame page, Actor reader, String code, boolean duty, String action, String csrf) {
        List<Capability> abilities = tasking.of(code);
        if (abilities.isEmpty()) return Web.NOTHING;
        var proposals = new ArrayList<Proposal>();
        var lines = new ArrayList<Line>();
        for (Capability c : abilities) {
            for (Task t : tasking.tasks(c.id())) {
                boolean waits = t.state() == State.PROPOSED && t.until().isAfter(page.now());
                if (waits) proposals.add(proposal(page, c, t));
                else if (lines.size() < SHOWN) lines.add(line(page, c, t));
            }
        }
        String held =
                tasking.held(code)
                        .map(h ->
                                page.t(
                                        "command.held",
                                        page.formats().moment(h.until(), page.now()),
                                        h.actor(),
                                        h.reason()))
                        .orElse("");
        var view =
                new Panel(
                        page,
                        csrf,
                        duty,
                        action,
                        abilities.stream().map(c -> ability(page, c)).toList(),
                        proposals,
                        lines,
                        held);
        return Templates.content("operations/commands.jte", Map.of("page", page, "view", view));
    }

    private static Ability ability(Frame page, Capability c) {
        var fields =
                ParameterRule.fields(c.parameters()).stream()
                        .map(f ->
                                new TaskView.Field(
                                        f.name(),
                                        f.label(),
                                        f.type().name().toLowerCase(Locale.ROOT),
                                        page.formats().unit(f.unit()),
                                        plain(f.low()),
                                        plain(f.high()),
                                        f.words()))
                        .toList();
        return new Ability(c.id(), c.name(), c.description(), fields);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Proposal proposal(Frame page, Capability c, Task t) {
        return new Proposal(t.id(), what(page, c, t), t.madeBy(), page.formats().time(t.until()));
    }

    private static Line line(Frame page, Capability c, Task t) {
        String more =
                t.sent().map(s -> page.t("command.sent", s.by(), s.counter())).orElse(t.madeBy());
        boolean late = t.state() == State.PROPOSED;
        State state = late ? State.EXPIRED : t.state();
        boolean odd = state == State.REFUSED || state == State.MANUAL || state == State.EXPIRED;
        return new Line(
                page.formats().moment(t.made(), page.now()),
                what(page, c, t),
                page.t("command.state." + state.word()),
                odd,
                t.report().isEmpty() ? more : more + " \u00B7 " + t.report());
    }

    /** Every value of a command in words: what is confirmed is what is read. */
    private static String what(Frame page, Capability c, Task t) {
        JsonNode said = ParameterRule.parse(t.parameters());
        var words = new StringBuilder(c.name()).append(": ");
        String between = "";
        for (ParameterRule.Field f : ParameterRule.fields(c.parameters())) {
            JsonNode v = said.path(f.name());
            String value =
                    switch (f.type()) {
                        case BOOLEAN -> page.t(v.asBoolean() ? "command.on" : "command.off");
                        case QUANTITY ->
                                page.formats().measured(v.asDouble())
                                        + Formats.THIN
                                        + page.formats().unit(f.unit());
                        case CATEGORY -> v.asText();
                    };
            words.append(between).append(f.label()).append(' ').append(value.strip());
            between = ", ";
        }
        return words.toString();
    }

    @Override
    public void act(Actor actor, String code, String deed, FormBody form) {
        switch (deed) {
            case "propose" -> {
                Capability c = own(code, number(form, "capability"));
                var fields = ParameterRule.fields(c.parameters());
                tasking.propose(actor, c.id(), ParameterRule.form(fields, form::field));
            }
            case "confirm" -> tasking.confirm(actor, task(code, form));
            case "cancel" -> tasking.cancel(actor, task(code, form));
            case "by-hand" ->
                    tasking.hold(actor, code, (int) number(form, "hours"), form.field("words"));
            case "free" -> tasking.free(actor, code);
            default -> throw Problem.notFound("There is no such thing to do with an asset.");
        }
    }

    private Capability own(String code, long id) {
        return tasking.of(code).stream()
                .filter(c -> c.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The asset cannot be told that."));
    }

    private long task(String code, FormBody form) {
        Task task =
                tasking.task(number(form, "task"))
                        .orElseThrow(() -> Problem.notFound("There is no such command."));
        return own(code, task.capability()).id() == task.capability() ? task.id() : 0;
    }

    private static long number(FormBody form, String field) {
        String text = form.field(field).strip();
        if (!text.matches("[0-9]{1,9}"))
            throw Problem.invalid(field, text, "must be a whole number");
        return Long.parseLong(text);
    }
}
