package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $batch}: many requests in one, as multipart (OData 4.0) or JSON (OData 4.01). */
final class Batch {

    /** Most requests of a batch. */
    static final int MOST = 20_000;

    /**
     * One request of a batch.
     *
     * @param id Content-ID or id; empty if it has none
     * @param group change set or atomicityGroup; null if it stands alone
     * @param request with an address relative to the root; its path may begin with {@code $id}
     */
    record Part(String id, @Nullable String group, StaRequest request) {}

    private final StaService service;
    private final String base;

    Batch(StaService service, String base) {
        this.service = service;
        this.base = base;
    }

    StaAnswer handle(StaRequest rq) {
        String type = rq.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/mixed")) {
            var multipart = new BatchMultipart(rq, base);
            List<Part> parts = multipart.parts();
            return multipart.answer(parts, run(rq, parts));
        }
        if (type.isEmpty() || type.startsWith(StaAnswer.JSON)) {
            List<Part> parts = BatchJson.parts(rq, base);
            return BatchJson.answer(parts, run(rq, parts));
        }
        throw Problem.of(
                Problem.Kind.UNSUPPORTED_MEDIA,
                "unsupported-media",
                "A batch is application/json or multipart/mixed.");
    }

    private List<StaAnswer> run(StaRequest rq, List<Part> parts) {
        return new BatchRun(service, rq, base, parts).run();
    }

    static Problem tooMany() {
        return Problem.of(
                Problem.Kind.INVALID,
                "payload-too-complex",
                "A batch has at most %s requests.",
                MOST);
    }

    /**
     * A request of a batch from its own words.
     *
     * @param url relative to the root, to the server, or a full link of ours
     */
    static StaRequest request(
            StaRequest whole,
            String base,
            String method,
            String url,
            String contentType,
            String prefer,
            byte[] body) {
        String rest = url;
        if (rest.startsWith(base)) {
            rest = rest.substring(base.length());
        } else {
            int version = rest.indexOf("/v1.1/");
            if (version >= 0 && (rest.startsWith("/") || rest.startsWith("http")))
                rest = rest.substring(version + "/v1.1".length());
        }
        if (!rest.startsWith("/") && !rest.startsWith("$")) rest = "/" + rest;
        // "$batch" inside a batch, or a root address, are for nobody.
        if (rest.startsWith("/$")) throw Problem.notFound("A batch has no %s.", rest);
        int mark = rest.indexOf('?');
        return new StaRequest(
                method.toUpperCase(Locale.ROOT),
                mark < 0 ? rest : rest.substring(0, mark),
                mark < 0 ? "" : rest.substring(mark + 1),
                contentType,
                prefer.isEmpty() ? whole.prefer() : prefer,
                null,
                new StaRequest.Bytes(body),
                whole.actor(),
                false);
    }
}
