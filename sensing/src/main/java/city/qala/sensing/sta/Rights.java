package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.sta.EntityType;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one actor may see and do under {@code /sta} and over MQTT. Asked at every option, link,
 * count, extent and topic; what may not be seen is as if it were not there.
 *
 * <p>Anonymous readers see {@code public} Datastreams and what belongs to them, devices their own
 * besides, staff all but {@code personal}: one of those is seen for the length of one request by
 * whom a purpose let in, itself and its observations and nothing around it. {@code open} makes
 * everybody staff who may write.
 */
final class Rights {

    private static final String[] WRITERS = {Role.OPERATOR, Role.ADMIN};

    private final Actor actor;
    private final Graph graph;
    private final boolean staff;
    private final boolean writer;
    private final boolean device;
    private final @Nullable Entity opened;

    Rights(Actor actor, Graph graph, boolean open) {
        this(actor, graph, open, null);
    }

    /**
     * @param opened the personal stream that a purpose opened for this request
     */
    Rights(Actor actor, Graph graph, boolean open, @Nullable Entity opened) {
        this.opened = opened;
        this.actor = actor;
        this.graph = graph;
        device = actor.kind() == Actor.Kind.DEVICE || actor.hasAny(Role.DEVICE);
        boolean system = actor.kind() == Actor.Kind.SYSTEM;
        writer = open || system || actor.hasAny(WRITERS);
        staff = writer || actor.hasAny(Role.ANALYST, Role.OVERSIGHT);
    }

    Actor actor() {
        return actor;
    }

    /** Whether everything is seen that anybody sees here. */
    boolean staff() {
        return staff;
    }

    boolean writer() {
        return writer;
    }

    /** Whether the stream and its observations may be read. */
    @SuppressWarnings("ReferenceEquality") // the very stream that was opened
    boolean reads(Entity stream) {
        return stream == opened || readsOpenly(stream);
    }

    private boolean readsOpenly(Entity stream) {
        return switch (stream.sight) {
            case PUBLIC -> true;
            case STAFF -> staff || owns(stream);
            case PERSONAL -> false;
        };
    }

    private boolean readsOpenly(long stream) {
        Entity e = graph.stream(stream);
        return e != null && readsOpenly(e);
    }

    boolean reads(long stream) {
        Entity e = graph.stream(stream);
        return e != null && reads(e);
    }

    /** The same as a test of stream numbers. */
    IntPredicate readable() {
        return this::reads;
    }

    private boolean owns(Entity stream) {
        if (!device) return false;
        Entity thing = graph.thing(stream.thing);
        return thing != null && ownsThing(thing);
    }

    private boolean ownsThing(Entity thing) {
        return device && actor.name().equals(thing.setting("device"));
    }

    /** Whether the entity may be seen. */
    boolean sees(Entity e) {
        return switch (e.type) {
            case DATASTREAM, MULTI_DATASTREAM -> reads(e);
            case THING -> seesThing(e);
            case SENSOR, OBSERVED_PROPERTY -> staff || e.streams.any(this::readsOpenly);
            case LOCATION -> seesLocation(e);
            case HISTORICAL_LOCATION -> sees(EntityType.THING, e.thing);
            case FEATURE_OF_INTEREST -> seesFeature(e);
            case OBSERVATION -> false;
        };
    }

    private boolean sees(EntityType type, long id) {
        Entity e = graph.find(type, id);
        return e != null && sees(e);
    }

    // A Thing that has only personal streams tells where a household is.
    private boolean seesThing(Entity thing) {
        if (ownsThing(thing)) return true;
        if (staff && thing.streams.size() == 0) return true;
        return thing.streams.any(this::readsOpenly);
    }

    private boolean seesLocation(Entity location) {
        if (location.things.any(t -> sees(EntityType.THING, t))) return true;
        for (long t : location.former) if (sees(EntityType.THING, t)) return true;
        return staff && location.things.size() == 0 && location.former.length == 0;
    }

    private boolean seesFeature(Entity feature) {
        for (long stream : feature.observed) if (readsOpenly(stream)) return true;
        return staff && feature.observed.length == 0;
    }

    /** Whether the actor may add observations to the stream. */
    boolean records(Entity stream) {
        if (owns(stream)) return true;
        return writer && (stream.sight != Sight.PERSONAL || actor.kind() == Actor.Kind.SYSTEM);
    }

    /**
     * Ends the request of an actor who may not change entities.
     *
     * @throws Problem {@code invalid-credentials} for nobody, {@code forbidden} for anybody else
     */
    void requireWriter() {
        if (writer) return;
        if (actor.isAnonymous()) throw signIn();
        throw Problem.forbidden("Your role may not change entities of SensorThings.");
    }

    /** Ends the request of somebody who is not known. */
    void requireKnown() {
        if (!writer && actor.isAnonymous()) throw signIn();
    }

    private static Problem signIn() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "invalid-credentials",
                "Writing needs the token of a device or an operator.");
    }
}
