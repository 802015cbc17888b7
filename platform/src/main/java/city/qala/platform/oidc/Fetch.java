package city.qala.platform.oidc;

import java.net.URI;
import java.util.Map;

/** Calls to the provider. Only addresses that the town allows are ever called. */
@FunctionalInterface
public interface Fetch {
    /**
     * Calls an address; follows nothing and reads a bounded answer.
     *
     * @param form fields to post; none for a plain GET
     * @param headers beside those of every call
     * @return the body of an answer with status 200
     * @throws city.qala.kernel.Problem {@code provider-unreachable} 503 otherwise, {@code
     *     target-not-allowed} 422 for an address that is not allowed
     */
    byte[] call(URI address, Map<String, String> form, Map<String, String> headers);
}
