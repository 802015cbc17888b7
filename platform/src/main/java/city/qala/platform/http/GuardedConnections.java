package city.qala.platform.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Gives every connection of the server its {@link RequestGuard}. HTTP/1.1 only. */
final class GuardedConnections implements ServerConnectionSelector {

    /** The guard of the connection that the current thread serves. */
    static final ScopedValue<RequestGuard> GUARD = ScopedValue.newInstance();

    private final Http1ConnectionSelector behind;
    private final HttpConfig.Limits limits;
    private final Watchdog watchdog;
    private final Function<Refusal, byte[]> words;

    /**
     * A selector.
     *
     * @param words a whole response for a refusal
     */
    GuardedConnections(
            Http1ConnectionSelector behind,
            HttpConfig.Limits limits,
            Watchdog watchdog,
            Function<Refusal, byte[]> words) {
        this.behind = behind;
        this.limits = limits;
        this.watchdog = watchdog;
        this.words = words;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of("http/1.1");
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        GuardedSocket socket = new GuardedSocket(context.serverSocket(), limits);
        RequestGuard guard =
                new RequestGuard(
                        socket,
                        limits,
                        watchdog,
                        refusal -> socket.write(BufferData.create(words.apply(refusal))));
        ConnectionContext guarded = new Context(context, new DataReader(guard), socket);
        return new Guarded((Http1Connection) behind.connection(guarded), guard, socket);
    }

    private final class Guarded implements ServerConnection, InterruptableTask<Void> {
        private final Http1Connection behind;
        private final RequestGuard guard;
        private final GuardedSocket socket;

        Guarded(Http1Connection behind, RequestGuard guard, GuardedSocket socket) {
            this.behind = behind;
            this.guard = guard;
            this.socket = socket;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            watchdog.add(socket);
            try {
                if (watchdog.full()) {
                    socket.write(BufferData.create(words.apply(Refusal.busy())));
                    throw new CloseConnectionException("too many connections");
                }
                serve(limit);
            } catch (CloseConnectionException e) {
                if (guard.unfinished()) guard.linger();
                throw e;
            } finally {
                watchdog.remove(socket);
            }
        }

        private void serve(Limit limit) throws InterruptedException {
            ScopedValue.where(GUARD, guard)
                    .<Void, InterruptedException>call(() -> {
                        behind.handle(limit);
                        return null;
                    });
        }

        @Override
        public Duration idleTime() {
            return behind.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            behind.close(interrupt);
        }

        @Override
        public boolean canInterrupt() {
            return behind.canInterrupt();
        }

        @Override
        public void run() {
            throw new UnsupportedOperationException();
        }
    }

    private record Context(ConnectionContext whole, DataReader dataReader, DataWriter dataWriter)
            implements ConnectionContext {
        @Override
        public ListenerContext listenerContext() {
            return whole.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return whole.executor();
        }

        @Override
        public Router router() {
            return whole.router();
        }

        @Override
        public HelidonSocket serverSocket() {
            return whole.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return whole.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return whole.localPeer();
        }

        @Override
        public boolean isSecure() {
            return whole.isSecure();
        }

        @Override
        public String socketId() {
            return whole.socketId();
        }

        @Override
        public String childSocketId() {
            return whole.childSocketId();
        }
    }
}
