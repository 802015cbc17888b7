package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.EntityType;
import city.qala.sta.Navigation;
import city.qala.sta.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes entities and observations: one request, all of it or nothing. */
final class StaCreate {

    /** An observation inside a deep insert, read and checked. */
    record Prepared(Reading reading, long stream, long madeFeature) {}

    /** What a deep insert has made. */
    private record Made(EntityType type, long id, List<Prepared> rows, List<Draft.Key> all) {}

    private final Ask ask;
    private final Rights rights;
    private final Writing writing;
    private final Series series;
    private final boolean collapse;

    /**
     * For one request.
     *
     * @param collapse whether repeats collapse where the stream does not say
     */
    StaCreate(Ask ask, Writing writing, boolean collapse) {
        this.ask = ask;
        this.rights = ask.rights;
        this.writing = writing;
        this.series = ask.stores.series();
        this.collapse = collapse;
    }

    /** POST of an entity to its set or to a navigation of its parent. */
    StaAnswer entity(
            StaRequest rq, EntityType type, @Nullable Entity parent, @Nullable Navigation n) {
        rights.requireWriter();
        Map<String, @Nullable Object> json = Json.object(rq.body().array);
        EntityMaker.From from =
                parent == null || n == null ? null : new EntityMaker.From(n, parent.id);
        Series.RequestKey key = Receipts.key(rq);
        Made made =
                writing.writer()
                        .change(d -> {
                            long before = key == null ? 0 : writing.receipts().find(key);
                            if (before != 0) return new Made(type, before, List.of(), List.of());
                            long id = writing.maker().make(d, type, json, from, "").id;
                            if (key != null) d.receipt(new Receipts.Receipt(key, id));
                            return finish(d, type, id);
                        });
        store(made.rows(), made.all());
        return created(rq, type, made.id());
    }

    private Made finish(Draft d, EntityType type, long id) {
        List<Prepared> rows = new ArrayList<>();
        for (Draft.Inline o : d.observations()) rows.add(prepare(d, o));
        return new Made(type, id, rows, d.made());
    }

    private Prepared prepare(Draft d, Draft.Inline inline) {
        try {
            Reading r = ReadingJson.read(new JsonOut(256).value(inline.json()).toBytes());
            if (r.stream != 0 || r.newStream != null)
                throw EntityBody.wrong("", "Datastream", "is the one that it is made under");
            r.stream = inline.stream();
            return checked(d, r);
        } catch (Problem p) {
            throw p.at(inline.pointer(), p.detail());
        }
    }

    /** An observation of a change set, whose stream may be as new as itself. */
    Prepared prepare(Draft d, Reading r) {
        if (r.stream == 0 || r.newStream != null)
            throw EntityBody.wrong("", "Datastream", "must be linked here");
        if (!rights.records(d.stream(r.stream)))
            throw Problem.notFound("There is no Datastreams(%s) that you may write to.", r.stream);
        return checked(d, r);
    }

    private Prepared checked(Draft d, Reading r) {
        Entity stream = d.stream(r.stream);
        writing.intake().check(r, stream);
        Entity thing = d.find(EntityType.THING, stream.thing);
        boolean homeless = thing == null || thing.places.length == 0;
        if (r.feature == 0 && r.newFeature == null && homeless) throw Features.noPlace();
        return new Prepared(r, r.stream, feature(d, r));
    }

    private long feature(Draft d, Reading r) {
        if (r.newFeature == null) return 0;
        String pointer = "/FeatureOfInterest";
        return writing.maker()
                .make(d, EntityType.FEATURE_OF_INTEREST, r.newFeature, null, pointer)
                .id;
    }

    // Entities and observations need a commit each; if the second fails the first is undone.
    List<Series.Stored> store(List<Prepared> prepared, List<Draft.Key> made) {
        if (prepared.isEmpty()) return List.of();
        try {
            List<Series.Row> rows = new ArrayList<>();
            for (Prepared p : prepared) {
                Entity stream = ask.stores.graph().stream(p.stream());
                if (stream == null) throw Problem.notFound("The Datastream is gone already.");
                rows.add(
                        writing.intake()
                                .row(p.reading(), stream, p.madeFeature(), collapse, rights));
            }
            return series.append(rows, null);
        } catch (Problem p) {
            writing.writer()
                    .change(d -> {
                        made.forEach(d::removeIfThere);
                        return true;
                    });
            throw p;
        }
    }

    private StaAnswer created(StaRequest rq, EntityType type, long id) {
        EntityJson json = new EntityJson(ask);
        StaAnswer answer;
        Entity e = ask.find(type, id);
        if (rq.minimal() || e == null) {
            answer = StaAnswer.empty(201);
        } else {
            JsonOut out = new JsonOut(2_048);
            json.write(out, e, Query.all(type, ask.limits));
            answer = StaAnswer.json(201, out);
        }
        return answer.header("Location", json.selfLink(type, id));
    }

    /**
     * POST of one observation.
     *
     * @param parent stream or FeatureOfInterest of the address; null for the set
     */
    StaAnswer observation(StaRequest rq, @Nullable Entity parent) {
        Reading r = ReadingJson.read(rq.body().array);
        Observation row = record(r, parent, Receipts.key(rq));
        return answer(rq, row);
    }

    private Observation record(
            Reading r, @Nullable Entity parent, Series.@Nullable RequestKey key) {
        Entity stream = parent;
        if (parent != null && !parent.isStream()) {
            r.feature = parent.id;
            stream = null;
        }
        if (r.newStream != null || r.newFeature != null) return deep(r, stream);
        Series.Row row = row(r, stream);
        Series.Stored stored = series.append(List.of(row), key).getFirst();
        return row.observation().withId(stored.id());
    }

    /** The stream that a reading names and the actor may write to. */
    Entity stream(Reading r) {
        return writing.intake().stream(r, null, rights);
    }

    /** Stores checked rows in one flush. */
    List<Series.Stored> append(List<Series.Row> rows, Series.@Nullable RequestKey key) {
        return series.append(rows, key);
    }

    /** The checked row of a reading that makes nothing else. */
    Series.Row row(Reading r, @Nullable Entity given) {
        if (r.newStream != null || r.newFeature != null)
            throw EntityBody.wrong("", "FeatureOfInterest", "must be linked here, not made");
        Entity stream = writing.intake().stream(r, given, rights);
        writing.intake().check(r, stream);
        return writing.intake().row(r, stream, 0, collapse, rights);
    }

    private Observation deep(Reading r, @Nullable Entity given) {
        Map<String, @Nullable Object> newStream = r.newStream;
        if (newStream != null) rights.requireWriter();
        else writing.intake().stream(r, given, rights);
        EntityType type = r.multi ? EntityType.MULTI_DATASTREAM : EntityType.DATASTREAM;
        Made made =
                writing.writer()
                        .change(d -> {
                            long id = given != null ? given.id : r.stream;
                            if (newStream != null)
                                id =
                                        writing.maker()
                                                .make(
                                                        d,
                                                        type,
                                                        newStream,
                                                        null,
                                                        "/" + type.singular())
                                                .id;
                            writing.intake().check(r, d.stream(id));
                            var one = new Prepared(r, id, feature(d, r));
                            return new Made(type, id, List.of(one), d.made());
                        });
        long id = store(made.rows(), made.all()).getFirst().id();
        return series.find(id).orElseThrow(() -> Problem.notFound("It is gone already."));
    }

    /** The answer for an observation that is stored already. */
    StaAnswer answer(Series.Stored stored) {
        String link = new EntityJson(ask).selfLink(EntityType.OBSERVATION, stored.id());
        return StaAnswer.empty(201).header("Location", link);
    }

    StaAnswer answer(StaRequest rq, Observation row) {
        EntityJson json = new EntityJson(ask);
        StaAnswer answer;
        if (rq.minimal() || ask.stream(row.stream()) == null) {
            answer = StaAnswer.empty(201);
        } else {
            JsonOut out = new JsonOut(768);
            json.plan(Query.all(EntityType.OBSERVATION, ask.limits)).write(out, row);
            answer = StaAnswer.json(201, out);
        }
        return answer.header("Location", json.selfLink(EntityType.OBSERVATION, row.id()));
    }
}
