package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.mqtt.MqttFeed;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sensing.sta.Imports;
import city.qala.sensing.sta.PersonalStreams;
import city.qala.sensing.sta.SensorThings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sensing: what stands in the town, what it measures, and everything it has measured.
 *
 * <p>The only door of the capability. SensorThings, pages and rules all stand behind it.
 */
public final class Sensing implements Directory, AutoCloseable {

    private final SensorThings things;
    private final Series series;
    private final StationList stations;

    private Sensing(SensorThings things, Series series) {
        this.things = things;
        this.series = series;
        this.stations = new StationList(things);
    }

    /**
     * Reads the graph of Things and is ready.
     *
     * @param database with the schema {@code sensing} up to date
     * @param series all observations; whoever opened it closes it, after this
     * @param base public base address without a slash at its end; links of MQTT messages start with
     *     it
     */
    public static Sensing create(
            Database database,
            Series series,
            Clock clock,
            SensingConfig config,
            Supplier<String> base) {
        return new Sensing(
                SensorThings.create(database, series, clock, config.sta(), base), series);
    }

    /** What MQTT brings and may hear. */
    public MqttFeed feed() {
        return things.feed();
    }

    /**
     * Tells the store how long each stream is kept ({@code properties.keep} of a Datastream), now
     * and at every change; without it a stream is kept for ever.
     */
    public void retention(SensorThings.Retention keep) {
        things.retention(keep);
    }

    /** Who rules on reading personal Datastreams; until then nobody reads them. */
    public void personal(PersonalStreams ruler) {
        things.personal(ruler);
    }

    /**
     * Forgets what is personal to a subject: meters at home and their readings.
     *
     * @return how many streams and Things are gone
     */
    public long erase(Subject subject) {
        return things.erase(subject);
    }

    /** How many streams at home an erasure of the subject would remove now. */
    public long heldOf(Subject subject) {
        return things.heldOf(subject);
    }

    /** Where messages for MQTT subscribers go: topic and payload. */
    public void publisher(BiConsumer<String, byte[]> toBroker) {
        things.publisher(toBroker);
    }

    /** SensorThings and the ledger of refused readings as addresses. */
    public Routes routes() {
        Routes sta = things.routes();
        Routes refusals = things.refusalRoutes();
        Routes imports = things.importRoutes();
        return new Routes() {
            @Override
            public void routing(Router to) {
                sta.routing(to);
                refusals.routing(to);
                imports.routing(to);
            }

            @Override
            public boolean crossOrigin() {
                return true;
            }
        };
    }

    /**
     * Stores observations, all or none, durable when it returns: the verb behind HTTP and MQTT.
     *
     * @param key makes a repeated call answer as the first did; null without one
     * @throws city.qala.kernel.Problem {@code not-found} for a stream that the actor may not write
     *     to, {@code invalid-parameter} for a time too far in the future
     */
    public List<Series.Stored> record(
            Actor actor, List<Observation> observations, Series.@Nullable RequestKey key) {
        return things.record(actor, observations, key);
    }

    /** CSV files of Things and readings, taken whole or not at all. */
    public Imports imports() {
        return things.imports();
    }

    /** All observations. */
    public Series series() {
        return series;
    }

    /** Readings refused since the start. */
    public long refused() {
        return things.refused();
    }

    @Override
    public List<Station> stations(Actor reader) {
        return stations.of(reader);
    }

    @Override
    public Optional<Station> station(Actor reader, String code) {
        return stations.find(reader, code);
    }

    @Override
    public boolean mayRead(Actor reader, int stream) {
        return things.mayRead(reader, stream);
    }

    @Override
    public long version() {
        return things.version();
    }

    @Override
    public void close() {
        things.close();
    }
}
