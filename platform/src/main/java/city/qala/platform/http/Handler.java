package city.qala.platform.http;

/** Answers one request, on a virtual thread: it may block. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers.
     *
     * @throws city.qala.kernel.Problem to end the request with a problem document
     */
    void handle(Exchange exchange);
}
