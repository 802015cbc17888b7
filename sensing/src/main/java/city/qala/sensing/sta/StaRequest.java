package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A request as HTTP, a part of a batch or MQTT brings it.
 *
 * @param method in capitals
 * @param path below the version, still percent-encoded
 * @param query without question mark, still percent-encoded
 * @param contentType as sent, empty if it was not
 * @param prefer the header Prefer, empty if it was not sent
 * @param key the header Idempotency-Key; null if it was not sent
 * @param body bytes as sent
 * @param mqtt whether it came over MQTT, where repeats collapse unless the stream says otherwise
 * @param purpose the header Qala-Purpose: what personal data are asked for; empty if it was not
 *     sent
 */
record StaRequest(
        String method,
        String path,
        String query,
        String contentType,
        String prefer,
        @Nullable String key,
        Bytes body,
        Actor actor,
        boolean mqtt,
        String purpose) {

    /** A request without a purpose. */
    StaRequest(
            String method,
            String path,
            String query,
            String contentType,
            String prefer,
            @Nullable String key,
            Bytes body,
            Actor actor,
            boolean mqtt) {
        this(method, path, query, contentType, prefer, key, body, actor, mqtt, "");
    }

    /** A request over HTTP without headers that matter. */
    static StaRequest of(String method, String path, String query, byte[] body, Actor actor) {
        return new StaRequest(method, path, query, "", "", null, new Bytes(body), actor, false);
    }

    /** Whether the client wants no body back. */
    boolean minimal() {
        return prefer.contains("return=minimal");
    }

    /** Bytes with a coat: a record holds no array. */
    static final class Bytes {
        static final Bytes NONE = new Bytes(new byte[0]);
        final byte[] array;

        Bytes(byte[] array) {
            this.array = array;
        }
    }
}
