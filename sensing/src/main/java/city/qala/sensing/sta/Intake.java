package city.qala.sensing.sta;

import static city.qala.sta.EntityType.MULTI_DATASTREAM;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.TimeValue;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From a reading to a row: what is checked before an observation may enter the queue. */
final class Intake {

    private final Graph graph;
    private final Features features;
    private final Clock clock;
    private final long aheadMicros;

    Intake(Graph graph, Features features, Clock clock, Duration farFuture) {
        this.graph = graph;
        this.features = features;
        this.clock = clock;
        this.aheadMicros = farFuture.toNanos() / 1_000;
    }

    /**
     * The stream that a reading is for.
     *
     * @param given stream of the address; null if the reading itself must name it
     * @throws Problem {@code not-found} if there is none or the actor may not write to it
     */
    Entity stream(Reading r, @Nullable Entity given, Rights rights) {
        if (given != null && r.stream != 0 && r.stream != given.id)
            throw EntityBody.wrong("", "Datastream", "must be the one of the address");
        long id = given != null ? given.id : r.stream;
        if (id == 0) throw EntityBody.wrong("", "Datastream", "or MultiDatastream is mandatory");
        Entity stream = graph.stream(id);
        boolean multi = stream != null && stream.type == MULTI_DATASTREAM;
        if (stream == null || (given == null && multi != r.multi) || !rights.records(stream)) {
            rights.requireKnown();
            throw Problem.notFound(
                    "There is no %s(%s) that you may write to.",
                    r.multi ? "MultiDatastreams" : "Datastreams", id);
        }
        return stream;
    }

    /** What can be told without making anything. */
    void check(Reading r, Entity stream) {
        if (!r.hasResult) throw EntityBody.wrong("", "result", "is mandatory");
        if (stream.type == MULTI_DATASTREAM && r.columns != EntityBody.columns(stream.body))
            throw EntityBody.wrong(
                    "",
                    "result",
                    "must be an array of " + EntityBody.columns(stream.body) + " values");
        if (r.from != Observation.NO_TIME) requirePresent(r.from, r.to);
    }

    /** Refuses a time too far in the future. */
    void requirePresent(long from, long to) {
        long latest = TimeValue.micros(clock.instant()) + aheadMicros;
        if (from > latest || to > latest)
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "invalid-parameter",
                            "phenomenonTime lies more than %s minutes in the future.",
                            aheadMicros / 60_000_000)
                    .at("/phenomenonTime", "must not lie so far in the future");
    }

    /** The row of a checked reading; may make a FeatureOfInterest. */
    Series.Row row(Reading r, Entity stream, long madeFeature, boolean collapse, Rights rights) {
        long feature =
                madeFeature != 0
                        ? features.named(stream, madeFeature, null)
                        : r.feature != 0
                                ? features.named(stream, r.feature, rights)
                                : features.of(stream);
        long from = r.from;
        long to = r.to;
        if (from == Observation.NO_TIME) {
            from = TimeValue.micros(clock.instant());
            to = from;
        }
        return new Series.Row(
                new Observation(
                        0,
                        (int) stream.id,
                        from,
                        to,
                        r.resultTime,
                        r.number,
                        r.json,
                        feature,
                        r.extra()),
                collapses(stream, collapse));
    }

    /** The row of an observation that is not from JSON; its id is given later. */
    Series.Row row(Observation o, Rights rights) {
        Entity stream = graph.stream(o.stream());
        if (stream == null || !rights.records(stream))
            throw Problem.notFound("There is no Datastream %s that you may write to.", o.stream());
        requirePresent(o.from(), o.to());
        long feature =
                o.feature() == 0
                        ? features.of(stream)
                        : features.named(stream, o.feature(), rights);
        return new Series.Row(
                new Observation(
                        0,
                        o.stream(),
                        o.from(),
                        o.to(),
                        o.resultTime(),
                        o.number(),
                        o.json(),
                        feature,
                        o.extra()),
                collapses(stream, false));
    }

    /** Makes sure that the feature exists and that the actor may name it for the stream. */
    void requireFeature(Entity stream, long feature, Rights rights) {
        features.named(stream, feature, rights);
    }

    private static boolean collapses(Entity stream, boolean byDefault) {
        @Nullable Object word = stream.setting("collapse");
        return "always".equals(word) || (byDefault && !"never".equals(word));
    }
}
