package city.qala.platform.http;

import city.qala.kernel.Actor;

/** Tells who sends a request. Implemented by identity; asked once a request, before its handler. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Who asks, by the header {@code Authorization} or a session's cookie. It must not call {@link
     * Exchange#actor()} or {@link Exchange#body(int)}.
     *
     * @return {@link Actor#ANONYMOUS} if the request carries no credentials
     * @throws city.qala.kernel.Problem {@code invalid-token} (401) if it carries bad ones
     */
    Actor authenticate(Exchange exchange);
}
