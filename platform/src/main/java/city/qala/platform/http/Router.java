package city.qala.platform.http;

/**
 * Where addresses are added.
 *
 * <p>A pattern is a path with named parts, {@code /{lang}/air/station/{code}}; a pattern that ends
 * in {@code /*} takes everything below it. The most specific pattern wins.
 */
public interface Router {
    /**
     * Adds one method of one address. HEAD is answered by GET, OPTIONS and 405 (with Allow) by the
     * router.
     */
    Router on(String method, String pattern, Handler handler);

    /** Adds every method of an address; the handler answers 405 itself. */
    Router any(String pattern, Handler handler);

    /** GET. */
    default Router get(String pattern, Handler handler) {
        return on("GET", pattern, handler);
    }

    /** POST. */
    default Router post(String pattern, Handler handler) {
        return on("POST", pattern, handler);
    }
}
