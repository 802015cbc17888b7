package city.qala.sensing.sta;

import city.qala.kernel.Problem;

/** Problem documents of the parts of a batch; those of whole requests are made by the edge. */
final class ProblemJson {

    static final String TYPE = "application/problem+json";

    private ProblemJson() {}

    static StaAnswer of(Problem p) {
        return of(p.status(), p.code(), p.detail(), p);
    }

    /** 424 for the rest of a change set of which one request failed. */
    static StaAnswer dependent() {
        Problem none = Problem.conflict("failed-dependency", "Nothing of this group was stored.");
        return of(424, "failed-dependency", none.detail(), none);
    }

    private static StaAnswer of(int status, String code, String detail, Problem p) {
        JsonOut out = new JsonOut(256).put('{').name("type").text("urn:qala:problem:" + code);
        out.name("title").text(code.replace('-', ' ')).name("status").number((long) status);
        out.name("detail").text(detail);
        if (!p.faults().isEmpty()) {
            out.name("errors").put('[');
            for (Problem.Fault f : p.faults())
                out.comma()
                        .put('{')
                        .name("pointer")
                        .text(f.pointer())
                        .name("detail")
                        .text(f.detail())
                        .put('}');
            out.put(']');
        }
        return StaAnswer.of(status, TYPE, out.put('}').toBytes());
    }
}
