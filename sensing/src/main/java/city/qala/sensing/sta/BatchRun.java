package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Series;
import city.qala.sta.Address;
import city.qala.sta.EntityType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the requests of a batch in their order. Observations that follow one another are stored in
 * one flush; a group is stored whole or not at all; everything else stands for itself.
 */
final class BatchRun {

    private final StaService service;
    private final StaRequest whole;
    private final String base;
    private final List<Batch.Part> parts;
    private final List<StaAnswer> answers = new ArrayList<>();
    // What earlier requests made: address and id by the request's own id.
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    BatchRun(StaService service, StaRequest whole, String base, List<Batch.Part> parts) {
        this.service = service;
        this.whole = whole;
        this.base = base;
        this.parts = parts;
    }

    List<StaAnswer> run() {
        int i = 0;
        while (i < parts.size()) {
            String group = parts.get(i).group();
            int end = i + 1;
            while (end < parts.size() && together(i, end)) end++;
            List<Batch.Part> run = parts.subList(i, end);
            if (group != null) atomic(run, i);
            else if (run.size() > 1 || isObservation(parts.get(i).request())) each(run, i);
            else single(run.getFirst(), i);
            i = end;
        }
        return answers;
    }

    private boolean together(int first, int next) {
        String group = parts.get(first).group();
        if (!Objects.equals(group, parts.get(next).group())) return false;
        return group != null
                || (isObservation(parts.get(first).request())
                        && isObservation(parts.get(next).request()));
    }

    /** A POST whose rows can wait for those of its neighbours. */
    private static boolean isObservation(StaRequest rq) {
        return rq.method().equals("POST")
                && (rq.path().equals("/Observations") || rq.path().endsWith(")/Observations"))
                && !rq.path().startsWith("$");
    }

    private void done(Batch.Part part, StaAnswer answer) {
        answers.add(answer);
        String link = answer.headers().get("Location");
        if (link == null || part.id().isEmpty() || !link.startsWith(base)) return;
        paths.put(part.id(), link.substring(base.length()));
        int open = link.lastIndexOf('(');
        ids.put(part.id(), Long.parseLong(link.substring(open + 1, link.length() - 1)));
    }

    /** The request with its references replaced by what they refer to. */
    private StaRequest resolved(StaRequest rq, int i) {
        String path = rq.path();
        if (path.startsWith("$")) {
            int slash = path.indexOf('/');
            String name = path.substring(1, slash < 0 ? path.length() : slash);
            String made = paths.get(name);
            if (made == null)
                throw Problem.invalid("$" + name, name, "must name a request that made something");
            path = made + (slash < 0 ? "" : path.substring(slash));
        }
        byte[] body = rq.body().array;
        if (hasReference(body))
            body = new JsonOut(512).value(BatchJson.resolve(Json.parse(body), ids)).toBytes();
        String key = whole.key() == null ? null : whole.key() + "#" + i;
        return new StaRequest(
                rq.method(),
                path,
                rq.query(),
                rq.contentType(),
                rq.prefer(),
                key,
                new StaRequest.Bytes(body),
                rq.actor(),
                false);
    }

    private static final byte[] MARK = "\"$".getBytes(StandardCharsets.US_ASCII);

    private static boolean hasReference(byte[] body) {
        for (int i = 0; i + 1 < body.length; i++)
            if (body[i] == MARK[0] && body[i + 1] == MARK[1]) return true;
        return false;
    }

    private void single(Batch.Part part, int i) {
        StaAnswer answer;
        try {
            answer = service.handle(resolved(part.request(), i), base);
        } catch (Problem p) {
            answer = ProblemJson.of(p);
        }
        done(part, answer);
    }

    /** Observations that stand for themselves: the good ones in one flush. */
    private void each(List<Batch.Part> run, int first) {
        Ask ask = service.ask(whole.actor(), base);
        StaCreate create = new StaCreate(ask, service.writing(), false);
        List<Series.Row> rows = new ArrayList<>(run.size());
        List<Object> outcome = new ArrayList<>(run.size());
        for (int i = 0; i < run.size(); i++) {
            StaRequest rq = run.get(i).request();
            try {
                rq = resolved(rq, first + i);
                Reading r = ReadingJson.read(rq.body().array);
                if (r.newStream != null || r.newFeature != null) {
                    outcome.add(service.handle(rq, base));
                } else {
                    rows.add(create.row(r, parent(ask, rq, r)));
                    outcome.add(rows.getLast());
                }
            } catch (Problem p) {
                service.refusals().note(rq, p);
                outcome.add(ProblemJson.of(p));
            }
        }
        answer(run, outcome, create, store(create, rows, first));
    }

    private @Nullable Entity parent(Ask ask, StaRequest rq, Reading r) {
        if (rq.path().equals("/Observations")) return null;
        Entity parent = service.parentOfObservations(ask, Address.parse(rq.path()));
        if (parent == null || parent.isStream()) return parent;
        r.feature = parent.id;
        return null;
    }

    private Object store(StaCreate create, List<Series.Row> rows, int first) {
        if (rows.isEmpty()) return List.of();
        try {
            return create.append(rows, key(first));
        } catch (Problem p) {
            return ProblemJson.of(p);
        }
    }

    private Series.@Nullable RequestKey key(int first) {
        Series.RequestKey key = Receipts.key(whole);
        return key == null
                ? null
                : new Series.RequestKey(key.owner(), key.key() + "#" + first, key.fingerprint());
    }

    private void answer(
            List<Batch.Part> run, List<Object> outcome, StaCreate create, Object stored) {
        int next = 0;
        for (int i = 0; i < run.size(); i++) {
            Object o = outcome.get(i);
            if (o instanceof StaAnswer answer) {
                done(run.get(i), answer);
            } else if (stored instanceof List<?> list && o instanceof Series.Row row) {
                long id = ((Series.Stored) Objects.requireNonNull(list.get(next++))).id();
                done(run.get(i), create.answer(run.get(i).request(), row.observation().withId(id)));
            } else {
                done(run.get(i), (StaAnswer) stored);
            }
        }
    }

    /** A group: stored whole, or not at all. */
    private void atomic(List<Batch.Part> run, int first) {
        int[] at = {0};
        int before = answers.size();
        try {
            boolean rows = run.stream().allMatch(p -> isObservation(p.request()));
            if (rows) atomicRows(run, first, at);
            else new ChangeSet(first, at).run(run);
        } catch (Problem p) {
            while (answers.size() > before) answers.removeLast();
            for (int i = 0; i < run.size(); i++) {
                boolean cause = i == at[0] || at[0] >= run.size();
                answers.add(cause ? ProblemJson.of(p) : ProblemJson.dependent());
                paths.remove(run.get(i).id());
                ids.remove(run.get(i).id());
            }
        }
    }

    private void atomicRows(List<Batch.Part> run, int first, int[] at) {
        Ask ask = service.ask(whole.actor(), base);
        StaCreate create = new StaCreate(ask, service.writing(), false);
        List<Series.Row> rows = new ArrayList<>(run.size());
        for (; at[0] < run.size(); at[0]++) {
            StaRequest rq = resolved(run.get(at[0]).request(), first + at[0]);
            Reading r = ReadingJson.read(rq.body().array);
            rows.add(create.row(r, parent(ask, rq, r)));
        }
        List<Series.Stored> stored = create.append(rows, key(first));
        for (int i = 0; i < run.size(); i++) {
            var row = rows.get(i).observation().withId(stored.get(i).id());
            done(run.get(i), create.answer(run.get(i).request(), row));
        }
    }

    /** A group that changes entities: one change of the graph, then its observations. */
    private final class ChangeSet {
        private final int first;
        private final int[] at;
        private final List<StaCreate.Prepared> rows = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        ChangeSet(int first, int[] at) {
            this.first = first;
            this.at = at;
        }

        void run(List<Batch.Part> run) {
            GraphWriter writer = service.writing().writer();
            Ask ask = service.ask(whole.actor(), base);
            StaCreate create = new StaCreate(ask, service.writing(), false);
            List<Draft.Key> made =
                    writer.together(d -> {
                        for (; at[0] < run.size(); at[0]++) one(d, create, run.get(at[0]));
                        return d.made();
                    });
            List<Series.Stored> stored = create.store(rows, made);
            for (int i = 0; i < places.size(); i++) {
                int place = answers.size() - run.size() + places.get(i);
                answers.set(place, create.answer(stored.get(i)));
            }
        }

        private void one(Draft d, StaCreate create, Batch.Part part) {
            StaRequest rq = resolved(part.request(), first + at[0]);
            boolean observation =
                    rq.path().endsWith("/Observations") || rq.path().startsWith("/Observations(");
            if (!observation) {
                if (rq.path().equals("/CreateObservations")) throw notHere();
                done(part, service.handle(rq, base));
                return;
            }
            if (!rq.method().equals("POST")) throw notHere();
            Reading r = ReadingJson.read(rq.body().array);
            Address address = Address.parse(rq.path());
            Long id = address.idOrNull();
            if (id != null) {
                if (!Entity.isStream(address.set()) || address.hops().size() != 1) throw notHere();
                r.stream = id;
                r.multi = address.set() == EntityType.MULTI_DATASTREAM;
            }
            rows.add(create.prepare(d, r));
            places.add(at[0]);
            answers.add(StaAnswer.empty(201));
        }

        private Problem notHere() {
            return Problem.of(
                    Problem.Kind.NOT_IMPLEMENTED,
                    "not-implemented",
                    "Beside entities a change set may make Observations under their Datastream,"
                            + " but not change them.");
        }
    }
}
