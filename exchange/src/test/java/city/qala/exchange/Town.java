package city.qala.exchange;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Partner;
import city.qala.exchange.agreement.Terms;
import city.qala.exchange.message.Ask;
import city.qala.exchange.message.PartnerClient;
import city.qala.exchange.message.SigningKey;
import city.qala.kernel.Actor;
import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.DataSet.Sensitivity;
import city.qala.kernel.Language;
import city.qala.kernel.Role;
import city.qala.kernel.Wording;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.testkit.TestClock;
import city.qala.web.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exchange behind a real HTTP edge, with one open set, one inner one, and two registrars. */
final class Town implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Actor ANNA = person("anna", Role.REGISTRAR);
    static final Actor BOLAT = person("bolat", Role.ADMIN);
    static final Actor INSPECTOR = person("dana", Role.OVERSIGHT);
    static final Instant NOON = Instant.parse("2026-03-01T07:00:00Z");
    static final int ROWS = 50;

    final TestClock clock = TestClock.at(NOON.toString());
    final KeptAudit audit = new KeptAudit();
    final SigningKey key;
    final Exchanges exchanges;
    final Lake lake;
    final HttpEdge edge;
    private final HttpClient http = HttpClient.newHttpClient();

    Town(Database ledger, Path keys) {
        this(ledger, keys, SigningKey.make(new SecureRandom()));
    }

    Town(Database ledger, Path keys, SigningKey key) {
        this.key = key;
        var names = Map.of(Language.KK, "Сынақ", Language.RU, "Пробный", Language.EN, "Testtown");
        var town =
                new city.qala.web.Town(
                        names,
                        ZoneId.of("Asia/Almaty"),
                        List.of(Language.KK, Language.RU, Language.EN),
                        "");
        Web web = Web.create(town, clock, keys.resolve("map"), Exchanges.SECTIONS);
        lake = Lake.open(LakeConfig.defaults(), keys, clock);
        exchanges =
                Exchanges.create(
                        ledger,
                        lake,
                        audit,
                        keys,
                        town,
                        clock,
                        ExchangeConfig.defaults(),
                        List.of(set("air", Sensitivity.OPEN), set("meters", Sensitivity.INTERNAL)));
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), new Health(), new Metrics())
                        .authenticator(Town::known)
                        .mount(exchanges.routes().toArray(Routes[]::new))
                        .mount(exchanges.pages(web))
                        .start();
    }

    private static Actor known(Exchange x) {
        return switch (x.header("Authorization").orElse("")) {
            case "Bearer anna" -> ANNA;
            case "Bearer bolat" -> BOLAT;
            case "Bearer dana" -> INSPECTOR;
            case "Bearer clerk" -> person("clerk", Role.CLERK);
            default -> Actor.ANONYMOUS;
        };
    }

    static Actor person(String name, String role) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(role));
    }

    /** Rows at, place, value, note: an hour each, counted from the epoch of the test. */
    static DataSet set(String code, Sensitivity inner) {
        var title = new Wording("Сынақ", "Проба", "Test");
        return new DataSet(
                code,
                title,
                title,
                "Department of tests",
                List.of(
                        field("at", DataSet.Type.TIME, Sensitivity.OPEN),
                        field("place", DataSet.Type.TEXT, Sensitivity.OPEN),
                        field("value", DataSet.Type.NUMBER, inner),
                        field("note", DataSet.Type.TEXT, inner)),
                "CC-BY-4.0",
                DataSet.Rhythm.HOURLY,
                "",
                (wanted, each) -> {
                    for (int i = 0; i < Math.min(ROWS, wanted.most()); i++)
                        each.accept(
                                Arrays.asList(
                                        NOON.plusSeconds(3_600L * i),
                                        i == 0 ? "=1+1" : "P" + i % 3,
                                        i / 2.0,
                                        null));
                });
    }

    private static Field field(String name, DataSet.Type type, Sensitivity sensitivity) {
        return new Field(name, type, "", new Wording("Сан", "Число", "Number"), sensitivity);
    }

    Terms terms(int callsPerDay) {
        return new Terms(
                new Partner(Partner.Kind.UNIVERSITY, "University of Tests", "940140000385"),
                "meters",
                List.of("at", "value"),
                "research.meters",
                "To find out when meters fail.",
                NOON.minus(Duration.ofDays(1)),
                NOON.plus(Duration.ofDays(30)),
                callsPerDay,
                20);
    }

    Agreement agreed(int callsPerDay) {
        Agreement a =
                exchanges
                        .agreementsDesk()
                        .propose(ANNA, terms(callsPerDay), List.of(key.publicPart()));
        return exchanges.agreementsDesk().approve(BOLAT, a.id(), "agreed");
    }

    PartnerClient partner(Agreement agreement) throws IOException {
        return new PartnerClient(edge.base(), agreement.id().text(), key, keys(), clock);
    }

    JsonNode keys() throws IOException {
        return JSON.readTree(send("GET", "/api/exchange/keys", "", "").body());
    }

    HttpResponse<String> send(String method, String path, String bearer, String body)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(edge.base() + path));
        if (!bearer.isEmpty()) request.header("Authorization", "Bearer " + bearer);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** A call with every part of its own, to get each of them wrong. */
    HttpResponse<String> call(Ask ask, String signature, String body) throws IOException {
        return send(
                HttpRequest.newBuilder(URI.create(edge.base() + ask.path()))
                        .header("Qala-Nonce", ask.nonce())
                        .header("Qala-Time", ask.time())
                        .header("Qala-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Ask ask(Agreement agreement, String nonce, Instant time, String body) {
        String id = agreement.id().text();
        return Ask.of(
                "POST",
                "/api/exchange/agreements/" + id + "/calls",
                id,
                nonce,
                time.toString(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        edge.close();
        exchanges.close();
        lake.close();
    }
}
