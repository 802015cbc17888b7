package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches as JSON: {@code {"requests": […]}} in, {@code {"responses": […]}} out. */
final class BatchJson {

    private static final byte[] NOTHING = new byte[0];

    private BatchJson() {}

    static List<Batch.Part> parts(StaRequest whole, String base) {
        Object given = Json.object(whole.body().array).get("requests");
        List<@Nullable Object> requests = Json.array(given, "/requests");
        if (requests.size() > Batch.MOST) throw Batch.tooMany();
        List<Batch.Part> parts = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++)
            parts.add(part(whole, base, Json.object(requests.get(i), "/requests/" + i), i));
        return parts;
    }

    private static Batch.Part part(
            StaRequest whole, String base, Map<String, @Nullable Object> json, int i) {
        String at = "/requests/" + i;
        if (!(json.get("method") instanceof String method))
            throw EntityBody.wrong(at, "method", "is mandatory");
        if (!(json.get("url") instanceof String url))
            throw EntityBody.wrong(at, "url", "is mandatory");
        Object id = json.get("id");
        Object group = json.get("atomicityGroup");
        Object body = json.get("body");
        byte[] bytes = body == null ? NOTHING : new JsonOut(512).value(body).toBytes();
        StaRequest rq =
                Batch.request(
                        whole,
                        base,
                        method,
                        url,
                        header(json.get("headers"), "content-type"),
                        header(json.get("headers"), "prefer"),
                        bytes);
        return new Batch.Part(
                id == null ? "" : id.toString(), group == null ? null : group.toString(), rq);
    }

    private static String header(@Nullable Object headers, String name) {
        if (headers instanceof Map<?, ?> map)
            for (var e : map.entrySet())
                if (String.valueOf(e.getKey()).toLowerCase(Locale.ROOT).equals(name))
                    return String.valueOf(e.getValue());
        return "";
    }

    static StaAnswer answer(List<Batch.Part> parts, List<StaAnswer> answers) {
        JsonOut out = new JsonOut(answers.size() * 600 + 64).put('{').name("responses").put('[');
        for (int i = 0; i < answers.size(); i++) {
            StaAnswer a = answers.get(i);
            out.comma().put('{').name("id").text(parts.get(i).id());
            out.name("status").number((long) a.status);
            if (!a.headers().isEmpty() || !a.type.isEmpty()) {
                out.name("headers").put('{');
                if (!a.type.isEmpty()) out.name("content-type").text(a.type);
                a.headers().forEach((k, v) -> out.name(k.toLowerCase(Locale.ROOT)).text(v));
                out.put('}');
            }
            if (a.body.length > 0) body(out.name("body"), a);
            out.put('}');
        }
        return StaAnswer.json(200, out.ascii("]}"));
    }

    private static void body(JsonOut out, StaAnswer a) {
        boolean json = a.type.startsWith(StaAnswer.JSON) || a.type.equals(ProblemJson.TYPE);
        if (json) out.bytes(a.body);
        else out.text(new String(a.body, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The tree with every {@code "@iot.id": "$x"} turned into the id that x was given. */
    static @Nullable Object resolve(@Nullable Object tree, Map<String, Long> ids) {
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object o : list) copy.add(resolve(o, ids));
            return copy;
        }
        if (!(tree instanceof Map<?, ?> map)) return tree;
        Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
        for (var e : map.entrySet()) {
            String name = String.valueOf(e.getKey());
            Object value = e.getValue();
            boolean reference =
                    name.equals("@iot.id") && value instanceof String s && s.startsWith("$");
            copy.put(name, reference ? made(String.valueOf(value), ids) : resolve(value, ids));
        }
        return copy;
    }

    private static Long made(String reference, Map<String, Long> ids) {
        Long id = ids.get(reference.substring(1));
        if (id != null) return id;
        throw Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-parameter",
                        "%s refers to a request that has made nothing before this one.",
                        reference)
                .at("/@iot.id", "refers to nothing");
    }
}
