package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Series;
import city.qala.sta.EntityType;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CreateObservations: many rows in arrays, one flush for all of them. A bad row is answered with
 * {@code error: why} in its place and does not hold back the others.
 */
final class DataArrays {

    private static final int NOTED = 100;

    private final StaCreate create;
    private final Ask ask;
    private final Refusals refusals;
    private final List<Series.Row> rows = new ArrayList<>();
    // One entry a row of the request: null if it was taken, else what was wrong.
    private final List<@Nullable String> faults = new ArrayList<>();
    private int noted;

    DataArrays(Ask ask, Writing writing, Refusals refusals) {
        this.ask = ask;
        this.create = new StaCreate(ask, writing, false);
        this.refusals = refusals;
    }

    StaAnswer create(StaRequest rq) {
        ask.rights.requireKnown();
        Json.read(
                rq.body().array,
                in -> {
                    if (in.nextToken() != JsonToken.START_ARRAY) Json.array(Json.tree(in), "");
                    while (in.nextToken() != JsonToken.END_ARRAY) new Group(in, rq).read();
                    return true;
                });
        List<Series.Stored> stored =
                rows.isEmpty() ? List.of() : create.append(rows, Receipts.key(rq));
        return StaAnswer.json(201, answer(stored));
    }

    private JsonOut answer(List<Series.Stored> stored) {
        String prefix = "\"" + ask.base + "/Observations(";
        JsonOut out = new JsonOut(faults.size() * (prefix.length() + 24) + 16).put('[');
        int next = 0;
        for (String fault : faults) {
            out.comma();
            if (fault == null) out.json(prefix).number(stored.get(next++).id()).ascii(")\"");
            else out.text("error: " + fault);
        }
        return out.put(']');
    }

    /** The rows of one stream. */
    private final class Group {
        private final JsonParser in;
        private final StaRequest rq;
        private final Reading head = new Reading();
        private @Nullable Entity stream;
        private @Nullable Problem refused;
        private List<String> components = List.of();

        Group(JsonParser in, StaRequest rq) {
            this.in = in;
            this.rq = rq;
        }

        void read() throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) Json.object(Json.tree(in), "");
            byte[] late = null;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "Datastream", "MultiDatastream" -> ReadingJson.member(in, name, head, "");
                    case "components" -> components = names(Json.array(Json.tree(in), name));
                    case "dataArray" -> {
                        if (components.isEmpty() || head.stream == 0)
                            late = new JsonOut(1_024).value(Json.tree(in)).toBytes();
                        else rows();
                    }
                    default -> {
                        if (!name.contains("@iot."))
                            throw EntityBody.unknown(EntityType.OBSERVATION, name, "");
                        in.skipChildren();
                    }
                }
            }
            if (late != null) late(late);
        }

        // The array came before what explains it.
        private void late(byte[] array) {
            Group self = this;
            Json.read(
                    array,
                    again -> {
                        again.nextToken();
                        self.over(again).rows();
                        return true;
                    });
        }

        private Group over(JsonParser other) {
            Group g = new Group(other, rq);
            g.head.stream = head.stream;
            g.head.multi = head.multi;
            g.components = components;
            return g;
        }

        private static List<String> names(List<@Nullable Object> given) {
            List<String> names = new ArrayList<>();
            for (Object o : given) {
                if (!(o instanceof String name) || names.contains(name))
                    throw EntityBody.wrong("", "components", "must be different names");
                names.add(name);
            }
            return names;
        }

        private void rows() throws IOException {
            if (components.isEmpty())
                throw EntityBody.wrong("", "components", "are mandatory before rows");
            if (in.currentToken() != JsonToken.START_ARRAY) Json.array(Json.tree(in), "/dataArray");
            find();
            while (in.nextToken() != JsonToken.END_ARRAY) row();
        }

        private void find() {
            try {
                if (head.newStream != null)
                    throw EntityBody.wrong("", "Datastream", "must be linked here, not made");
                stream = create.stream(head);
            } catch (Problem p) {
                if (p.status() == 401) throw p;
                refused = p;
            }
        }

        private void row() throws IOException {
            if (in.currentToken() != JsonToken.START_ARRAY) Json.array(Json.tree(in), "/dataArray");
            int inside = in.getParsingContext().getNestingDepth();
            Reading r = new Reading();
            int cell = 0;
            try {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (cell == components.size()) throw columns();
                    ReadingJson.member(in, components.get(cell++), r, "");
                }
                if (cell < components.size()) throw columns();
                Problem group = refused;
                Entity target = stream;
                if (group != null) throw group;
                if (target == null) throw new IllegalStateException("No stream");
                rows.add(create.row(r, target));
                faults.add(null);
            } catch (Problem p) {
                if (p.status() >= 500) throw p;
                skip(inside);
                fault(p);
            }
        }

        private Problem columns() {
            return EntityBody.wrong(
                    "", "dataArray", "must have " + components.size() + " values a row");
        }

        // A row may be refused in the middle of a cell; its end is where the depth says.
        private void skip(int inside) throws IOException {
            while (in.currentToken() != JsonToken.END_ARRAY
                    || in.getParsingContext().getNestingDepth() >= inside) {
                if (in.nextToken() == null) return;
            }
        }

        private void fault(Problem p) {
            faults.add(p.detail());
            if (noted++ < NOTED)
                refusals.note(rq, p, "row " + (faults.size() - 1) + " of a data array");
        }
    }
}
