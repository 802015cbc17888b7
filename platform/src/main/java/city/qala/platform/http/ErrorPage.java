package city.qala.platform.http;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;

/** Draws a problem as a page, for a reader whose browser asked for HTML. */
@FunctionalInterface
public interface ErrorPage {
    /** A whole HTML document. It shows the trace id, so that staff can find the event. */
    String html(Language language, Problem problem, String trace);
}
