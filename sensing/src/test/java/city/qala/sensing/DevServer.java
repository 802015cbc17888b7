package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.platform.http.EventStream;
import city.qala.platform.http.Routes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Serves the pages of the pretend town on a loopback port, for looking at them while they are
 * drawn: {@code DevServer PORT MAPFOLDER [full|empty|stale|live]}. Not part of the product.
 */
final class DevServer {

    private DevServer() {}

    public static void main(String[] args) throws IOException {
        String state = args.length > 2 ? args[2] : "full";
        Instant start = Instant.parse("2026-01-14T16:06:40Z");
        Clock clock = state.equals("live") ? Clock.systemUTC() : Clock.fixed(start, ZoneOffset.UTC);
        var town = new PretendTown(clock);
        if (!state.equals("empty")) town.furnished(2_700);
        if (state.equals("stale")) {
            town.directory
                    .all()
                    .forEach(s ->
                            s.channels()
                                    .forEach(c ->
                                            town.series.silent(
                                                    c.stream(), start.minus(Duration.ofHours(6)))));
        }
        var web = town.web(Path.of(args[1]));
        var router = new PretendRouter();
        web.routes().forEach(r -> r.routing(router));
        for (Routes r :
                Screens.create(web, town.directory, town.series, PretendRules.on()).routes())
            r.routing(router);
        HttpServer server =
                HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
        server.createContext("/", e -> answer(router, e));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        if (state.equals("live")) speak(town);
    }

    private static void speak(PretendTown town) {
        Thread.startVirtualThread(() -> {
            for (int i = 0; ; i++) {
                LockSupport.parkNanos(2_000_000_000L);
                List<Integer> air = town.streams("air");
                town.series.speak(List.of(air.get(i % air.size())));
            }
        });
    }

    private static void answer(PretendRouter router, HttpExchange http) throws IOException {
        String cookie =
                http.getRequestURI().getRawQuery() == null
                        ? ""
                        : http.getRequestURI().getRawQuery();
        Actor actor =
                cookie.contains("anonymous")
                        ? Actor.ANONYMOUS
                        : new Actor("duty 1", Actor.Kind.PERSON, Set.of("operator"));
        var exchange = new Streaming(http.getRequestURI().toString(), actor, http);
        exchange.answer(router);
        if (exchange.streamed) return;
        exchange.headers.forEach((k, v) -> http.getResponseHeaders().set(k, v));
        if (!exchange.type.isEmpty()) http.getResponseHeaders().set("Content-Type", exchange.type);
        boolean head = http.getRequestMethod().equals("HEAD");
        http.sendResponseHeaders(
                exchange.status, head || exchange.sent.length == 0 ? -1 : exchange.sent.length);
        if (!head) http.getResponseBody().write(exchange.sent);
        http.close();
    }

    private static final class Streaming extends PretendExchange {
        private final HttpExchange http;
        boolean streamed;

        Streaming(String address, Actor actor, HttpExchange http) {
            super(address, actor);
            this.http = http;
        }

        @Override
        public void events(Consumer<EventStream> source) {
            streamed = true;
            try {
                http.getResponseHeaders().set("Content-Type", "text/event-stream");
                http.sendResponseHeaders(200, 0);
                source.accept(new Events(http.getResponseBody()));
            } catch (IOException e) {
                http.close();
            }
        }
    }

    private static final class Events implements EventStream {
        private final OutputStream out;
        private boolean open = true;

        Events(OutputStream out) {
            this.out = out;
        }

        private void write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                open = false;
            }
        }

        @Override
        public void emit(String name, String data) {
            write("event: " + name + "\ndata: " + data + "\n\n");
        }

        @Override
        public void emit(String name, String data, String id) {
            write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
        }

        @Override
        public void heartbeat() {
            write(":\n\n");
        }

        @Override
        public boolean open() {
            return open;
        }

        @Override
        public void pause(Duration wait) {
            LockSupport.parkNanos(wait.toNanos());
        }
    }
}
