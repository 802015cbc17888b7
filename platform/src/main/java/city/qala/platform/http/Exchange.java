package city.qala.platform.http;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One request and its answer. Implemented by the edge only. */
public interface Exchange {

    /** The method in capitals. */
    String method();

    /** The path as sent, escapes kept, without the query. */
    String rawPath();

    /** The query as sent, without the question mark; empty if there is none. */
    String rawQuery();

    /** A named part of the pattern, decoded. */
    String pathParam(String name);

    /** A query option, decoded; the first if it is repeated. */
    Optional<String> queryParam(String name);

    /** All values of a query option, decoded. */
    List<String> queryParams(String name);

    /** A header of the request. */
    Optional<String> header(String name);

    /** Who asks; {@link Actor#ANONYMOUS} if nobody signed in. A bad token never gets this far. */
    Actor actor();

    /** The language of the answer: from the path, else Accept-Language, else the city's first. */
    Language language();

    /**
     * Public base address without a trailing slash, from the configuration; never from the client's
     * headers.
     */
    String base();

    /** Trace id of this request, also the {@code instance} of its problem document. */
    String trace();

    /**
     * Network address of the peer, for limits only: it is never logged, and behind a proxy it is
     * the proxy's. Empty if unknown.
     */
    default String remoteAddress() {
        return "";
    }

    /**
     * The whole body, unpacked if it came with gzip.
     *
     * @throws city.qala.kernel.Problem {@code payload-too-large} beyond the limit, {@code
     *     unsupported-media} for an unknown encoding
     */
    byte[] body(int maxBytes);

    /** Adds a header to the answer. */
    Exchange set(String header, String value);

    /**
     * Sends the answer, compressed when that helps and is accepted. Content with an ETag honours
     * If-None-Match.
     */
    void send(int status, String contentType, byte[] body);

    /** Sends an answer without a body. */
    void send(int status);

    /**
     * Sends a long answer as it is made. An exception of the writer breaks the connection, so that
     * a client never takes a part for the whole.
     */
    void stream(int status, String contentType, Consumer<OutputStream> writer);

    /**
     * Turns the answer into server-sent events. Blocks until the client is gone or {@code source}
     * returns.
     */
    void events(Consumer<EventStream> source);
}
