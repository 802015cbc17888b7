package city.qala.platform.http;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends problems in the reader's language, as a document or, if HTML was asked for, as a page. */
final class Problems {

    private volatile ProblemTexts texts = ProblemTexts.NONE;
    private volatile @Nullable ErrorPage page;

    void texts(ProblemTexts newTexts) {
        texts = newTexts;
    }

    void page(ErrorPage newPage) {
        page = newPage;
    }

    void send(ServerExchange x, Problem problem) {
        x.response().headers().remove(HeaderNames.CONTENT_ENCODING);
        x.response().headers().remove(HeaderNames.ETAG);
        x.set("Cache-Control", "no-store");
        x.set("Vary", "Accept-Language");
        problem.retryAfter()
                .ifPresent(w -> x.set("Retry-After", String.valueOf(Math.max(1, w.toSeconds()))));
        if (problem.status() == 401) x.set("WWW-Authenticate", "Bearer");
        Language language = x.language();
        ErrorPage drawn = page;
        if (drawn != null && wantsHtml(x)) {
            String html = Masking.of(drawn.html(language, problem, x.trace()));
            x.send(
                    problem.status(),
                    "text/html; charset=utf-8",
                    html.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String detail =
                texts.detail(language, problem.code(), problem.params()).orElse(problem.detail());
        byte[] document =
                ProblemDocument.of(
                        problem.status(),
                        problem.code(),
                        Masking.of(detail),
                        x.trace(),
                        masked(problem.faults()));
        x.send(problem.status(), ProblemDocument.TYPE, document);
    }

    private static List<Problem.Fault> masked(List<Problem.Fault> faults) {
        return faults.stream()
                .map(f -> new Problem.Fault(Masking.of(f.pointer()), Masking.of(f.detail())))
                .toList();
    }

    private static boolean wantsHtml(Exchange x) {
        return x.header("Accept")
                .map(a -> a.toLowerCase(Locale.ROOT).contains("text/html"))
                .orElse(false);
    }
}
