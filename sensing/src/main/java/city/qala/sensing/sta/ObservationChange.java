package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.EntityType;
import city.qala.sta.Query;
import city.qala.sta.TimeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PATCH, PUT and DELETE of observations. An observation stays in its stream. */
final class ObservationChange {

    private static final int PIECE = 10_000;

    private final Ask ask;
    private final Writing writing;
    private final Series series;

    ObservationChange(Ask ask, Writing writing) {
        this.ask = ask;
        this.writing = writing;
        this.series = ask.stores.series();
    }

    StaAnswer handle(StaRequest rq, Observation o) {
        if (rq.method().equals("DELETE")) {
            series.remove(List.of(o.id()));
            return StaAnswer.empty(200);
        }
        Entity stream = ask.stores.graph().stream(o.stream());
        if (stream == null) throw Problem.notFound("Its Datastream is gone.");
        Observation changed = changed(rq, o, stream);
        series.replace(changed);
        if (rq.minimal() || ask.stream(o.stream()) == null) return StaAnswer.empty(204);
        JsonOut out = new JsonOut(768);
        new EntityJson(ask).plan(Query.all(EntityType.OBSERVATION, ask.limits)).write(out, changed);
        return StaAnswer.json(200, out);
    }

    private Observation changed(StaRequest rq, Observation o, Entity stream) {
        Reading r = reading(rq, o);
        if (r.newStream != null || r.newFeature != null)
            throw EntityBody.wrong(
                    "", "Datastream", "is linked by @iot.id; it cannot be made here");
        if (r.stream != 0 && r.stream != o.stream())
            throw EntityBody.wrong("", "Datastream", "of an Observation cannot be changed");
        writing.intake().check(r, stream);
        long feature = r.feature == 0 ? o.feature() : r.feature;
        if (feature != o.feature()) writing.intake().requireFeature(stream, feature, ask.rights);
        boolean timeless = r.from == Observation.NO_TIME;
        return new Observation(
                o.id(),
                o.stream(),
                timeless ? o.from() : r.from,
                timeless ? o.to() : r.to,
                r.resultTime,
                r.number,
                r.json,
                feature,
                r.extra());
    }

    private static Reading reading(StaRequest rq, Observation o) {
        byte[] body = rq.body().array;
        if (rq.contentType().startsWith(StaChange.JSON_PATCH)) {
            Map<String, @Nullable Object> patched =
                    JsonPatch.apply(Json.array(Json.parse(body), ""), document(o));
            return ReadingJson.read(new JsonOut(512).value(patched).toBytes());
        }
        if (rq.method().equals("PUT")) return ReadingJson.read(body);
        return Json.read(
                body,
                in -> {
                    in.nextToken();
                    return ReadingJson.object(in, of(o), "");
                });
    }

    private static Reading of(Observation o) {
        Reading r = new Reading();
        r.from = o.from();
        r.to = o.to();
        r.resultTime = o.resultTime();
        r.hasResult = true;
        r.number = o.number();
        r.json = o.json();
        if (o.json() != null && Json.stored(o.json()) instanceof List<?> l) r.columns = l.size();
        Observation.Extra x = o.extra();
        if (x == null) return r;
        r.quality = x.quality();
        r.parameters = x.parameters();
        r.validFrom = x.validFrom();
        r.validTo = x.validTo();
        return r;
    }

    private static Map<String, @Nullable Object> document(Observation o) {
        JsonOut out = new JsonOut(512).put('{');
        out.name("phenomenonTime").period(o.from(), o.to());
        ObservationJson.value(out.name("result"), o);
        if (o.resultTime() != Observation.NO_TIME) out.name("resultTime").time(o.resultTime());
        Observation.Extra x = o.extra();
        if (x != null && x.quality() != null) out.name("resultQuality").json(x.quality());
        if (x != null && x.parameters() != null) out.name("parameters").json(x.parameters());
        if (x != null && x.validFrom() != Observation.NO_TIME)
            out.name("validTime").period(x.validFrom(), x.validTo());
        return Json.object(out.put('}').toBytes());
    }

    /** Removes every observation of a feature that is about to go. */
    void deleteOf(Entity feature) {
        List<Integer> streams = new ArrayList<>();
        for (long s : feature.observed) streams.add((int) s);
        streams.sort(null);
        List<Long> ids = new ArrayList<>();
        series.scan(
                new Series.Scan(
                        streams,
                        s -> true,
                        TimeValue.MIN_MICROS,
                        TimeValue.MAX_MICROS,
                        null,
                        Series.Order.STREAM,
                        null),
                o -> {
                    if (o.feature() == feature.id) ids.add(o.id());
                    return true;
                });
        for (int i = 0; i < ids.size(); i += PIECE)
            series.remove(ids.subList(i, Math.min(i + PIECE, ids.size())));
    }
}
