package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Handler;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part 2 of SensorThings (OGC 17-079r1) beside part 1: the addresses of Actuators,
 * TaskingCapabilities and Tasks are answered here, all others below the same root by whoever
 * answered them before. Sets and single entities, links between them, making them; no query
 * options.
 */
final class TaskRoutes implements Routes {
    private static final String ROOT = "/sta/v1.1";
    private static final int MOST_BYTES = 65_536;
    private static final Pattern OURS =
            Pattern.compile(
                    "/(?:(Actuators|TaskingCapabilities|Tasks)(?:\\((\\d{1,15})\\))?"
                            + "|Things\\((\\d{1,15})\\)/TaskingCapabilities"
                            + "|TaskingCapabilities\\((\\d{1,15})\\)/Tasks)");

    private final Tasking tasking;
    private final Yard yard;
    private final Routes sensorThings;

    TaskRoutes(Tasking tasking, Yard yard, Routes sensorThings) {
        this.tasking = tasking;
        this.yard = yard;
        this.sensorThings = sensorThings;
    }

    @Override
    public boolean crossOrigin() {
        return sensorThings.crossOrigin();
    }

    @Override
    public void routing(Router to) {
        sensorThings.routing(
                new Router() {
                    @Override
                    public Router on(String method, String pattern, Handler handler) {
                        boolean below = pattern.equals(ROOT + "/*");
                        to.on(method, pattern, below ? x -> answer(x, handler) : handler);
                        return this;
                    }

                    @Override
                    public Router any(String pattern, Handler handler) {
                        to.any(pattern, handler);
                        return this;
                    }
                });
        to.get(
                "/api/operations/command-key",
                x -> JsonBody.send(x, 200, Map.of("algorithm", "Ed25519", "key", tasking.key())));
    }

    private void answer(Exchange x, Handler others) {
        String path = x.rawPath();
        Matcher ours = OURS.matcher(path.startsWith(ROOT) ? path.substring(ROOT.length()) : path);
        if (ours.matches()) own(x, ours);
        else others.handle(x);
    }

    private void own(Exchange x, Matcher at) {
        boolean device = x.actor().kind() == Actor.Kind.DEVICE;
        if (!device) Identity.require(x.actor(), READERS);
        switch (x.method()) {
            case "GET" -> get(x, at);
            case "POST" -> post(x, at);
            case "PATCH" -> patch(x, at);
            default ->
                    throw Problem.of(
                            Problem.Kind.METHOD_NOT_ALLOWED,
                            "method-not-allowed",
                            "Commands and capabilities are read, made and reported on.");
        }
    }

    private static final String[] READERS = {
        Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN
    };

    private void get(Exchange x, Matcher at) {
        var json = new TaskJson(x.base() + ROOT);
        if (at.group(3) != null) {
            send(x, tasking.capabilities(null, Long.valueOf(at.group(3))), json);
        } else if (at.group(4) != null) {
            long id = Long.parseLong(at.group(4));
            sendTasks(x, tasking.tasks(id), json);
        } else {
            Long id = at.group(2) == null ? null : Long.valueOf(at.group(2));
            set(x, at.group(1), id, json);
        }
    }

    private void set(Exchange x, String set, @Nullable Long id, TaskJson json) {
        switch (set) {
            case "Actuators" ->
                    sendAll(x, id != null, tasking.actuators(id).stream().map(json::of).toList());
            case "Tasks" -> {
                List<Task> found =
                        id == null ? tasking.tasks(null) : tasking.task(id).stream().toList();
                sendAll(
                        x,
                        id != null,
                        found.stream().filter(t -> sees(x.actor(), t)).map(json::of).toList());
            }
            default -> {
                List<Capability> found = tasking.capabilities(id, null);
                sendAll(
                        x,
                        id != null,
                        found.stream().filter(c -> sees(x.actor(), c)).map(json::of).toList());
            }
        }
    }

    private static boolean sees(Actor actor, Capability c) {
        return actor.kind() != Actor.Kind.DEVICE || actor.name().equals(c.device());
    }

    private boolean sees(Actor actor, Task t) {
        return actor.kind() != Actor.Kind.DEVICE
                || tasking.capability(t.capability()).filter(c -> sees(actor, c)).isPresent();
    }

    private static void send(Exchange x, List<Capability> found, TaskJson json) {
        sendAll(x, false, found.stream().filter(c -> sees(x.actor(), c)).map(json::of).toList());
    }

    private void sendTasks(Exchange x, List<Task> found, TaskJson json) {
        sendAll(x, false, found.stream().filter(t -> sees(x.actor(), t)).map(json::of).toList());
    }

    private static void sendAll(Exchange x, boolean one, List<Map<String, Object>> found) {
        if (one && found.isEmpty())
            throw Problem.notFound("There is nothing here that you may see.");
        JsonBody.send(x, 200, one ? found.getFirst() : Map.of("value", found));
    }

    private void post(Exchange x, Matcher at) {
        Identity.require(x.actor(), Role.OPERATOR, Role.ADMIN);
        if (at.group(2) != null) throw Problem.notFound("Entities are made in their sets.");
        var json = new TaskJson(x.base() + ROOT);
        JsonNode body = JsonBody.object(x, MOST_BYTES);
        Map<String, Object> made;
        if ("Actuators".equals(at.group(1))) {
            long id = actuator(x.actor(), body);
            made = json.of(tasking.actuators(id).getFirst());
        } else if ("Tasks".equals(at.group(1)) || at.group(4) != null) {
            made = json.of(task(x.actor(), body, at.group(4)));
        } else {
            long id = capability(x.actor(), body, at.group(3));
            made = json.of(tasking.capability(id).orElseThrow());
        }
        x.set("Location", String.valueOf(made.get("@iot.selfLink")));
        JsonBody.send(x, 201, made);
    }

    private long actuator(Actor actor, JsonNode body) {
        JsonBody.requireKnown(body, Set.of("name", "description", "encodingType", "metadata"), "");
        return tasking.register(
                actor,
                new Actuator(
                        0,
                        text(body, "name"),
                        text(body, "description"),
                        text(body, "encodingType"),
                        text(body, "metadata")));
    }

    private long capability(Actor actor, JsonNode body, @Nullable String thing) {
        JsonBody.requireKnown(
                body, Set.of("name", "description", "taskingParameters", "Thing", "Actuator"), "");
        long id =
                thing != null
                        ? Long.parseLong(thing)
                        : body.path("Thing").path("@iot.id").asLong(0);
        Life life =
                yard.thing(actor, id)
                        .orElseThrow(
                                () -> Problem.invalid("Thing", id, "must be one that is there"));
        JsonNode inline = body.path("Actuator");
        long actuator =
                inline.has("@iot.id") ? inline.path("@iot.id").asLong() : actuator(actor, inline);
        return tasking.register(
                actor,
                new Capability(
                        0,
                        id,
                        life.code(),
                        life.device(),
                        actuator,
                        text(body, "name"),
                        text(body, "description"),
                        body.path("taskingParameters").toString()));
    }

    private Task task(Actor actor, JsonNode body, @Nullable String capability) {
        JsonBody.requireKnown(body, Set.of("taskingParameters", "TaskingCapability"), "");
        long id =
                capability != null
                        ? Long.parseLong(capability)
                        : body.path("TaskingCapability").path("@iot.id").asLong(0);
        return tasking.propose(actor, id, body.path("taskingParameters"));
    }

    /** A device says what came of a command. */
    private void patch(Exchange x, Matcher at) {
        if (!"Tasks".equals(at.group(1)) || at.group(2) == null)
            throw Problem.notFound("Only Tasks are reported on.");
        JsonNode body = JsonBody.object(x, MOST_BYTES);
        report(tasking, x.actor(), Long.parseLong(at.group(2)), body);
        x.send(204);
    }

    /** Takes {@code {"properties": {"state": "done", "report": "…"}}}. */
    static void report(Tasking tasking, Actor device, long id, JsonNode body) {
        JsonBody.requireKnown(body, Set.of("properties"), "");
        JsonNode said = body.path("properties");
        JsonBody.requireKnown(said, Set.of("state", "report"), "/properties");
        Task.State state =
                switch (said.path("state").asText()) {
                    case "done" -> Task.State.DONE;
                    case "refused" -> Task.State.REFUSED;
                    case "manual" -> Task.State.MANUAL;
                    default ->
                            throw Problem.invalid(
                                    "state",
                                    said.path("state").asText(),
                                    "must be done, refused or manual");
                };
        tasking.report(device, id, state, said.path("report").asText(""));
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asText("");
        if (text.isBlank() || text.length() > 2_000)
            throw Problem.invalid(name, text, "must be said, in at most 2000 characters");
        return text;
    }
}
