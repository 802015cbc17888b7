package city.qala.platform.http;

import city.qala.kernel.Problem;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Sets the web server up: few features, every limit said, HTTP/1.1 behind the guard only. */
final class Listener {

    private static final int BACKLOG = 4096;

    private Listener() {}

    static WebServer create(
            HttpConfig config,
            Answer answer,
            Watchdog watchdog,
            HttpFigures figures,
            io.helidon.webserver.http.Handler handler) {
        HttpConfig.Limits limits = config.limits();
        var connections =
                new GuardedConnections(
                        http1(limits),
                        limits,
                        watchdog,
                        refusal -> {
                            figures.refused();
                            return answer.refusal(refusal, Trace.next());
                        });
        return WebServer.builder()
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .address(address(config.bind()))
                .port(config.port())
                .backlog(BACKLOG)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(10))
                // a second belt: the guard's own limits are tighter
                .maxPayloadSize(limits.bodyBytes())
                .idleConnectionTimeout(Duration.ofDays(1))
                .connectionOptions(socket())
                .contentEncoding(
                        ContentEncodingContext.builder()
                                .contentEncodingsDiscoverServices(false)
                                .build())
                .mediaContext(MediaContext.builder().mediaSupportsDiscoverServices(false).build())
                .directHandlers(direct())
                .routing(HttpRouting.builder().any(handler))
                .build();
    }

    private static SocketOptions socket() {
        return SocketOptions.builder().tcpNoDelay(true).readTimeout(Duration.ZERO).build();
    }

    private static Http1ConnectionSelector http1(HttpConfig.Limits limits) {
        return Http1ConnectionSelector.builder()
                .config(
                        Http1Config.builder()
                                .maxPrologueLength(limits.requestLineBytes() + 64)
                                .maxHeadersSize(limits.headBytes() + 64)
                                // the guard has checked all of it
                                .validateRequestHeaders(false)
                                .validatePrologue(false)
                                .validatePath(false)
                                .continueImmediately(false)
                                .receiveLog(false)
                                .sendLog(false)
                                .build())
                .build();
    }

    /** Starts; the web server itself only logs that a port is taken. */
    static void start(WebServer server, HttpConfig config) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address(config.bind()), config.port()));
        } catch (IOException e) {
            throw busy(config);
        }
        server.start();
        if (!server.isRunning()) throw busy(config);
    }

    private static Problem busy(HttpConfig config) {
        return Problem.conflict(
                "port-busy", "Port %s of %s is taken.", config.port(), config.bind());
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw Problem.invalid("http.bind", bind, "must be an address of this machine");
        }
    }

    /** Whatever the web server answers by itself looks like everything else. */
    private static DirectHandlers direct() {
        DirectHandlers.Builder all = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            all.addHandler(
                    type, (request, event, status, headers, message) -> document(status, headers));
        }
        return all.build();
    }

    private static DirectHandler.TransportResponse document(
            Status status, io.helidon.http.ServerResponseHeaders headers) {
        String code = status.code() >= 500 ? "internal-error" : "malformed-request";
        String text =
                status.code() >= 500
                        ? "Something went wrong on our side."
                        : "The request could not be read.";
        byte[] body = ProblemDocument.of(status.code(), code, text, Trace.next(), List.of());
        headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, ProblemDocument.TYPE));
        Answer.always().forEach(headers::set);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(body)
                .build();
    }
}
