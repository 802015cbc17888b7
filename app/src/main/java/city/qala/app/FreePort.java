package city.qala.app;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses where to listen. */
final class FreePort {
    private static final int TRIED = 50;

    private FreePort() {}

    /**
     * The wanted port, or with leave the next free one.
     *
     * @param wanted 0 for any
     * @param mayMove whether another will do; it will not if somebody asked for this one
     * @throws Problem {@code port-busy} if none is free
     */
    static int choose(String bind, int wanted, boolean mayMove) {
        if (wanted == 0) return 0;
        int last = mayMove ? Math.min(65_535, wanted + TRIED) : wanted;
        for (int port = wanted; port <= last; port++) {
            if (isFree(bind, port)) return port;
        }
        throw Problem.conflict("port-busy", "Port %s is taken.", Integer.toString(wanted));
    }

    private static boolean isFree(String bind, int port) {
        try (var socket = new ServerSocket()) {
            // Without this a port that was in use a moment ago would count as taken.
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(bind), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
