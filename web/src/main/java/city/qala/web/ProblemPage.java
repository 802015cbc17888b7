package city.qala.web;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.util.Map;

/** A problem as a page: what happened, what to do, and the code to name when asking for help. */
final class ProblemPage {

    private final Web web;

    ProblemPage(Web web) {
        this.web = web;
    }

    String html(Language language, Problem problem, String trace) {
        Texts texts = web.messages().in(language);
        String kind = "problem.status." + problem.status();
        String heading = texts.get(texts.has(kind) ? kind : "problem.status.500");
        String own = "problem." + problem.code();
        String detail =
                texts.has(own)
                        ? texts.get(own, problem.params().toArray())
                        : texts.get(problem.status() < 500 ? "problem.yours" : "problem.ours");
        Frame page = web.frame(texts, Address.of("/"), heading, "", "").as(Frame.Look.RESIDENT);
        return web.html(
                page,
                "web/problem.jte",
                Map.of("heading", heading, "detail", detail, "trace", trace),
                Web.NOTHING);
    }
}
