package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.sta.Address;
import city.qala.sta.EntityType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Answers SensorThings requests, whoever brings them: HTTP, a part of a batch, MQTT.
 *
 * <p>Rights are asked for every request anew; what may not be seen is not there.
 */
final class StaService {

    static final String METHODS = "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS";

    private final StaConfig config;
    private final Stores stores;
    private final Writing writing;
    private final Refusals refusals;
    private final Clock clock;
    private volatile PersonalStreams personal =
            (reader, purpose, subject) -> {
                throw Problem.forbidden("Personal streams are not open here.");
            };

    StaService(StaConfig config, Stores stores, Writing writing, Refusals refusals, Clock clock) {
        this.config = config;
        this.stores = stores;
        this.writing = writing;
        this.refusals = refusals;
        this.clock = clock;
    }

    Rights rights(Actor actor) {
        return new Rights(actor, stores.graph(), config.open());
    }

    Ask ask(Actor actor, String base) {
        return ask(rights(actor), base);
    }

    private Ask ask(Rights rights, String base) {
        return new Ask(stores, rights, base, clock.instant(), config.limits(), config.patience());
    }

    void personal(PersonalStreams ruler) {
        personal = ruler;
    }

    // What a purpose opens is the one stream that the address names first.
    private Rights rights(StaRequest rq, Address address) {
        Long id = address.idOrNull();
        boolean reads = rq.method().equals("GET") || rq.method().equals("HEAD");
        boolean asks = reads && !rq.purpose().isEmpty() && !rq.actor().isAnonymous();
        if (!asks || id == null || !Entity.isStream(address.set())) return rights(rq.actor());
        Entity stream = stores.graph().find(address.set(), id);
        if (stream == null || stream.sight != Sight.PERSONAL) return rights(rq.actor());
        if (!(stream.setting("subject") instanceof String subject)) return rights(rq.actor());
        personal.open(rq.actor(), rq.purpose(), Subject.parse(subject));
        return new Rights(rq.actor(), stores.graph(), config.open(), stream);
    }

    Stores stores() {
        return stores;
    }

    Writing writing() {
        return writing;
    }

    Refusals refusals() {
        return refusals;
    }

    StaConfig config() {
        return config;
    }

    /**
     * Answers one request.
     *
     * @param base address of the SensorThings root, without a slash at its end
     * @throws Problem if it ends in an error
     */
    StaAnswer handle(StaRequest rq, String base) {
        try {
            return answer(rq, base);
        } catch (Problem p) {
            note(rq, p);
            throw p;
        }
    }

    private StaAnswer answer(StaRequest rq, String base) {
        String path = rq.path();
        if (path.isEmpty() || path.equals("/")) return root(rq, base);
        if (path.equals("/CreateObservations")) return createObservations(rq, base);
        if (path.equals("/$batch") || path.equals("/%24batch")) {
            requirePost(rq);
            return new Batch(this, base).handle(rq);
        }
        Ask ask = ask(rq.actor(), base);
        if (rq.method().equals("POST") && path.equals("/Observations"))
            return observation(rq, ask, null);
        Address address = Address.parse(path);
        if (!rq.purpose().isEmpty()) ask = ask(rights(rq, address), base);
        return switch (rq.method()) {
            case "GET", "HEAD" -> kept(rq, new StaGet(ask).get(address, rq.query()));
            case "POST" -> post(rq, ask, address);
            case "PATCH", "PUT", "DELETE" -> new StaChange(ask, writing).handle(rq, address);
            case "OPTIONS" -> StaAnswer.empty(204).header("Allow", METHODS);
            default -> throw notAllowed(rq.method());
        };
    }

    // What was opened for a purpose stays in no cache.
    private static StaAnswer kept(StaRequest rq, StaAnswer answer) {
        return rq.purpose().isEmpty() ? answer : answer.header("Cache-Control", "no-store");
    }

    static Problem notAllowed(String method) {
        return Problem.of(
                Problem.Kind.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "%s is not possible at this address.",
                method);
    }

    private StaAnswer root(StaRequest rq, String base) {
        return switch (rq.method()) {
            case "GET", "HEAD" -> RootDocument.at(base, config.mqttEndpoint());
            case "OPTIONS" -> StaAnswer.empty(204).header("Allow", "GET, HEAD, OPTIONS");
            default -> throw notAllowed(rq.method());
        };
    }

    private static void requirePost(StaRequest rq) {
        if (!rq.method().equals("POST")) throw notAllowed(rq.method());
    }

    private StaAnswer createObservations(StaRequest rq, String base) {
        if (rq.method().equals("OPTIONS"))
            return StaAnswer.empty(204).header("Allow", "POST, OPTIONS");
        requirePost(rq);
        Ask ask = ask(rq.actor(), base);
        return new DataArrays(ask, writing, refusals).create(rq);
    }

    private StaAnswer post(StaRequest rq, Ask ask, Address address) {
        if (address.target() != Address.Target.COLLECTION || address.tail() != Address.Tail.NONE)
            throw notAllowed("POST");
        if (address.type() == EntityType.OBSERVATION)
            return observation(rq, ask, parentOfObservations(ask, address));
        Finder.Found found = new Finder(ask.forChange()).find(address);
        Entity parent = found.node() instanceof EntityNode n ? n.entity : null;
        return new StaCreate(ask, writing, false)
                .entity(rq, address.type(), parent, found.navigation());
    }

    // A device may add to its own personal stream, which it cannot see under any address.
    @Nullable Entity parentOfObservations(Ask ask, Address address) {
        Long id = address.idOrNull();
        if (id == null) return null;
        if (address.hops().size() == 1 && Entity.isStream(address.set())) {
            Entity stream = stores.graph().find(address.set(), id);
            if (stream != null && ask.rights.records(stream)) return stream;
            ask.rights.requireKnown();
        }
        Ask eyes = ask.rights.writer() ? ask.forChange() : ask;
        return new Finder(eyes).find(address).node() instanceof EntityNode n ? n.entity : null;
    }

    private StaAnswer observation(StaRequest rq, Ask ask, @Nullable Entity parent) {
        return new StaCreate(ask, writing, rq.mqtt()).observation(rq, parent);
    }

    // Whoever owns the device reads in its ledger what was refused; nobody owns "nobody".
    private void note(StaRequest rq, Problem p) {
        boolean reading =
                rq.mqtt() || (rq.method().equals("POST") && rq.path().endsWith("Observations"));
        if (reading && p.status() != 401) refusals.note(rq, p);
    }
}
