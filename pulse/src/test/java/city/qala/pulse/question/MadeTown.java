package city.qala.pulse.question;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.pulse.Pulse;
import city.qala.pulse.PulseConfig;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Topic;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestClock;
import city.qala.web.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** A pulse behind a real HTTP edge, in a made town of two districts. */
final class MadeTown implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    static final Actor OPERATOR = new Actor("anna", Actor.Kind.PERSON, Set.of(Role.OPERATOR));
    static final Domain DOMAIN =
            new Domain(List.of("Alatau", "Medeu"), 24, List.of("coffee", "grocery"));
    static final Layout LAYOUT =
            new Layout(
                    0, Topic.PURCHASES, DOMAIN, List.of(9_000, 8_000), List.of(12, 30, 31, 25), 0);

    final TestClock clock = TestClock.at("2026-01-14T01:00:00Z");
    final Log audit = new Log();
    final HttpEdge edge;
    final Pulse pulse;
    private final HttpClient http = HttpClient.newHttpClient();

    MadeTown(Database ledger, Path folder) {
        var names = Map.of(Language.KK, "Сынақ", Language.RU, "Пробный", Language.EN, "Testtown");
        var languages = List.of(Language.KK, Language.RU, Language.EN);
        Web web =
                Web.create(
                        new city.qala.web.Town(names, ZONE, languages, ""),
                        clock,
                        folder,
                        Pulse.SECTIONS);
        pulse = Pulse.create(ledger, audit, clock, ZONE, PulseConfig.defaults());
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), new Health(), new Metrics())
                        .authenticator(MadeTown::known)
                        .mount(pulse.routes(web).toArray(Routes[]::new))
                        .start();
    }

    /** A log that can be read, and broken. */
    static final class Log implements AuditLog {
        final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void write(Tx tx, AuditEntry entry) {
            write(entry);
        }

        @Override
        public void write(AuditEntry entry) {
            if (broken) throw Problem.of(Problem.Kind.UNAVAILABLE, "audit-unavailable", "Broken.");
            entries.add(entry);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
            write(entry);
        }
    }

    private static Actor known(Exchange x) {
        return x.header("Authorization").orElse("").equals("Bearer anna")
                ? OPERATOR
                : Actor.ANONYMOUS;
    }

    /** A day of purchases as a bank would send it. */
    static String day(LocalDate day, int payers) {
        RandomGenerator random = ForAll.random(day.toEpochDay());
        var text = new StringBuilder("feed,person,place,hour,kind\n");
        for (int p = 0; p < payers; p++)
            text.append("bank-")
                    .append(p % 2)
                    .append(",card")
                    .append(p)
                    .append(',')
                    .append(random.nextInt(4) == 0 ? "Alatau" : "Medeu")
                    .append(',')
                    .append(8 + random.nextInt(10))
                    .append(',')
                    .append(random.nextBoolean() ? "coffee" : "grocery")
                    .append('\n');
        return text.toString();
    }

    String declare(String topic, String kinds) throws IOException {
        String body =
                """
                {"topic":"%s","hours":24,"kinds":[%s],"places":[
                {"name":"Alatau","residents":9000,"sellers":{"coffee":12,"grocery":30}},
                {"name":"Medeu","residents":8000,"sellers":{"coffee":31,"grocery":25}}]}
                """
                        .formatted(topic, kinds);
        return send("POST", "/api/pulse/layouts", "anna", "application/json", body).body();
    }

    HttpResponse<String> deliver(LocalDate day, String rows) throws IOException {
        String path = "/api/pulse/days/purchases/" + day + "?share=78";
        return send("POST", path, "anna", "text/csv", rows);
    }

    JsonNode ask(String query) throws IOException {
        return JSON.readTree(get("/api/pulse/answers?" + query).body());
    }

    HttpResponse<String> get(String path) throws IOException {
        return send("GET", path, "", "", "");
    }

    HttpResponse<String> send(String method, String path, String who, String type, String body)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(edge.base() + path));
        if (!who.isEmpty()) request.header("Authorization", "Bearer " + who);
        if (!type.isEmpty()) request.header("Content-Type", type);
        request.method(method, HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        edge.close();
        http.close();
    }
}
