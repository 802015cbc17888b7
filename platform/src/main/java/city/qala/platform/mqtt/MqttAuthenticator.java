package city.qala.platform.mqtt;

import city.qala.kernel.Actor;

/** Tells who connects. Implemented by identity. */
@FunctionalInterface
public interface MqttAuthenticator {
    /**
     * Who connects; called on a virtual thread, so it may block.
     *
     * @param name user name, which must be the token's name; empty if none was sent
     * @param token password; empty if none was sent
     * @return the actor; {@link Actor#ANONYMOUS} only when the city lets strangers in
     * @throws city.qala.kernel.Problem {@code invalid-credentials} (401) otherwise
     */
    Actor authenticateToken(String name, String token);
}
