package city.qala.services;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Role;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.testkit.TestClock;
import city.qala.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Services behind a real HTTP edge, with a clerk and a key. */
final class Town implements AutoCloseable {
    final TestClock clock = TestClock.at("2026-03-01T07:00:00Z");
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    final HttpEdge edge;
    private final HttpClient http = HttpClient.newHttpClient();

    Town(Database ledger) {
        var names = Map.of(Language.KK, "Сынақ", Language.RU, "Пробный", Language.EN, "Testtown");
        var town =
                new city.qala.web.Town(
                        names,
                        ZoneId.of("Asia/Almaty"),
                        List.of(Language.KK, Language.RU, Language.EN),
                        "");
        Web web = Web.create(town, clock, Path.of("no-map"), Services.SECTIONS);
        var services = Services.create(ledger, new Kept(audit), clock, web, Town::holder);
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), new Health(), new Metrics())
                        .authenticator(Town::known)
                        .mount(services.routes().toArray(Routes[]::new))
                        .start();
    }

    private record Kept(List<AuditEntry> entries) implements AuditLog {
        @Override
        public void write(Tx tx, AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void write(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
            entries.add(entry);
        }
    }

    private static Actor known(Exchange x) {
        return switch (x.header("Authorization").orElse("")) {
            case "Bearer clerk" -> person("clerk", Role.CLERK);
            case "Bearer robot" -> holder("secret");
            default -> Actor.ANONYMOUS;
        };
    }

    private static Actor holder(String key) {
        return key.equals("secret")
                ? new Actor("app", Actor.Kind.PROGRAM, Set.of(Role.PARTNER))
                : Actor.ANONYMOUS;
    }

    private static Actor person(String name, String role) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(role));
    }

    HttpResponse<String> get(String path, String bearer) throws IOException {
        return send("GET", path, bearer, "", "");
    }

    HttpResponse<String> form(String path, String bearer, String body) throws IOException {
        return send("POST", path, bearer, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> other(String method, String path) throws IOException {
        return send(method, path, "", "", "");
    }

    private HttpResponse<String> send(
            String method, String path, String bearer, String type, String body)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(edge.base() + path));
        if (!bearer.isEmpty()) request.header("Authorization", "Bearer " + bearer);
        if (!type.isEmpty()) request.header("Content-Type", type);
        try {
            return http.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        edge.close();
    }
}
