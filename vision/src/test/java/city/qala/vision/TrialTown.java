package city.qala.vision;

import city.qala.kernel.Access;
import city.qala.kernel.Activations;
import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmGate;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.FieldSet;
import city.qala.kernel.Language;
import city.qala.kernel.Role;
import city.qala.kernel.Ruling;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.testkit.TestClock;
import city.qala.vision.watch.Watch;
import city.qala.web.Town;
import city.qala.web.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Vision behind a real HTTP edge: cameras, people in their roles, a gate that can be shut. */
public final class TrialTown implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    public final TestClock clock;
    public final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    public final Map<String, Signal> signals = new HashMap<>();
    public final HttpEdge edge;
    public boolean on = true;
    private final Vision vision;
    private final Database ledger;
    private final HttpClient http = HttpClient.newHttpClient();

    public TrialTown(Database ledger, Path folder) {
        this(ledger, folder, TestClock.at("2026-03-01T07:00:00Z"));
    }

    public TrialTown(Database ledger, Path folder, TestClock clock) {
        this.ledger = ledger;
        this.clock = clock;
        var names = Map.of(Language.KK, "Сынақ", Language.RU, "Пробный", Language.EN, "Testtown");
        var languages = List.of(Language.KK, Language.RU, Language.EN);
        var town = new Town(names, ZoneId.of("Asia/Almaty"), languages, "");
        Web web = Web.create(town, clock, Path.of("no-map"), Vision.SECTIONS);
        vision = Vision.create(ground(folder), new Told(signals), web);
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), new Health(), new Metrics())
                        .authenticator(TrialTown::known)
                        .mount(vision.routes(x -> "").toArray(Routes[]::new))
                        .start();
    }

    private Watch.Ground ground(Path folder) {
        AlgorithmGate gate =
                version ->
                        on
                                ? Optional.empty()
                                : Optional.of(
                                        new AlgorithmGate.Off(Instant.EPOCH, "system", "off"));
        AuditLog log = new Kept(audit);
        var access = new Access((tx, wish) -> allowed(), log, TrialTown::pseudonyms, clock);
        return new Watch.Ground(
                ledger,
                log,
                access,
                new Activations(gate),
                version -> OptionalDouble.of(1e-6),
                folder,
                "Order 7 of 1 March 2026",
                ZoneId.of("Asia/Almaty"),
                clock);
    }

    private static Ruling allowed() {
        var fields = Set.of("sought.name", "sought.photo", "sought.template", "sought.sighting");
        return new Ruling.Allowed("Law 1", new FieldSet(fields), Set.of(), Duration.ofMinutes(15));
    }

    private static Map<Subject, String> pseudonyms(List<Subject> subjects) {
        var names = new HashMap<Subject, String>();
        for (Subject s : subjects) names.put(s, Integer.toHexString(s.hashCode()));
        return names;
    }

    private record Told(Map<String, Signal> all) implements Signals {
        @Override
        public void tell(List<Signal> signals) {
            for (Signal s : signals) all.put(s.condition(), s);
        }

        @Override
        public Set<String> holding(String beginning) {
            var held = new HashSet<String>();
            all.forEach((name, s) -> {
                if (s.on() && name.startsWith(beginning)) held.add(name);
            });
            return held;
        }
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

    /** {@code Bearer name:role,role}; a device by the role alone. */
    private static Actor known(Exchange x) {
        String who = x.header("Authorization").orElse("");
        if (who.isEmpty()) return Actor.ANONYMOUS;
        String[] parts = who.substring("Bearer ".length()).split(":", 2);
        boolean device = parts[1].equals(Role.DEVICE);
        return new Actor(
                parts[0],
                device ? Actor.Kind.DEVICE : Actor.Kind.PERSON,
                Set.of(parts[1].split(",")));
    }

    public HttpResponse<byte[]> send(
            String method, String path, String who, String type, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(edge.base() + path));
        if (!who.isEmpty()) request.header("Authorization", "Bearer " + who);
        if (!type.isEmpty()) request.header("Content-Type", type);
        try {
            return http.send(
                    request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public String page(String path, String who) throws IOException {
        var answer = send("GET", path, who, "", new byte[0]);
        String body = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + body);
        return body;
    }

    public HttpResponse<byte[]> form(String path, String who, String fields) throws IOException {
        byte[] body = fields.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return send("POST", path, who, "application/x-www-form-urlencoded", body);
    }

    public JsonNode get(String path, String who) throws IOException {
        return json(send("GET", path, who, "", new byte[0]), 200);
    }

    public JsonNode post(String path, String who, Object body) throws IOException {
        return json(json(path, who, body), 2);
    }

    public int status(String path, String who, Object body) throws IOException {
        return json(path, who, body).statusCode();
    }

    private HttpResponse<byte[]> json(String path, String who, Object body) throws IOException {
        return send("POST", path, who, "application/json", JSON.writeValueAsBytes(body));
    }

    public static JsonNode json(HttpResponse<byte[]> answer, int wanted) throws IOException {
        int status = answer.statusCode();
        if (status != wanted && status / 100 != wanted)
            throw new AssertionError(status + " " + new String(answer.body()));
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /** Puts a camera up that speaks through the gateway gw-1. */
    public void camera(String id) throws IOException {
        var body = new HashMap<String, Object>();
        body.put("name", "Station square " + id);
        body.put("district", "Centre");
        body.put("lat", 43.25);
        body.put("lon", 76.9);
        body.put("bearing", 90);
        body.put("lens", 90);
        body.put("pixels", 3840);
        body.put("heightMetres", 6);
        body.put("owner", "Department of roads");
        body.put("purpose", "Safety of the crossing");
        body.put("sign", true);
        body.put("retentionDays", 30);
        body.put("device", "gw-1");
        json(
                send(
                        "PUT",
                        "/api/vision/cameras/" + id,
                        "boss:admin",
                        "application/json",
                        JSON.writeValueAsBytes(body)),
                200);
    }

    /** Terms of a list of drawn figures at one camera. */
    public Map<String, Object> terms(String camera) {
        var terms = new HashMap<String, Object>();
        terms.put("name", "Missing child, exercise");
        terms.put("aim", "missing");
        terms.put("basis", "Law on search, article 5");
        terms.put("document", "Order 114 of 1 March 2026");
        terms.put("body", "Department of the Interior");
        terms.put("owner", "Duty officer of the department");
        terms.put("phone", "102");
        terms.put("may", "Stay near, call the owner, do not touch");
        terms.put("cameras", List.of(camera));
        terms.put("facesPerHour", 100);
        terms.put("exercise", true);
        terms.put("threshold", 0.45);
        return terms;
    }

    /** A drawn figure as a picture in base 64. */
    public static String photo(long figure) {
        return Base64.getEncoder()
                .encodeToString(city.qala.vision.face.DrawnFigure.of(figure, 0).png());
    }

    public Map<String, Object> entry(long figure) {
        return Map.of(
                "name", "Aisulu Drawn",
                "child", true,
                "source", "family album",
                "taken", "2025-09-01",
                "lawful", "given by the parents",
                "photo", photo(figure));
    }

    /** A list with one figure that two people let loose; its id. */
    public String loose(Map<String, Object> terms, long figure) throws IOException {
        String list = "/api/vision/watchlists/" + begun(terms, figure);
        String seen =
                post(list + "/proposal", "olga:watch-officer", Map.of()).path("seen").asText();
        post(list + "/approval", "inna:oversight", Map.of("seen", seen));
        return list.substring(list.lastIndexOf('/') + 1);
    }

    public String begun(Map<String, Object> terms, long figure) throws IOException {
        String id = post("/api/vision/watchlists", "olga:watch-officer", terms).path("id").asText();
        post("/api/vision/watchlists/" + id + "/entries", "olga:watch-officer", entry(figure));
        return id;
    }

    /** A camera sends a picture; how many candidates came of it. */
    public int frame(String camera, byte[] png) throws IOException {
        String path = "/api/vision/cameras/" + camera + "/frames";
        return json(send("POST", path, "gw-1:device", "image/png", png), 202)
                .path("candidates")
                .asInt();
    }

    /** What time brings: every job once. */
    public void round() {
        for (Job job : vision.jobs())
            ledger.change(tx -> job.step(new OneStep(tx, clock.instant())));
    }

    private record OneStep(city.qala.platform.db.Tx tx, Instant runStarted)
            implements city.qala.platform.jobs.Step {
        @Override
        public int number() {
            return 0;
        }

        @Override
        public String note() {
            return "";
        }

        @Override
        public void note(String progress) {}
    }

    @Override
    public void close() {
        http.close();
        edge.close();
        vision.close();
    }
}
