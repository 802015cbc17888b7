package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every address, asked by every role. What each may do stands in {@code docs/develop/roles.csv}: a
 * new address without a row there fails, and so does a right that nobody wrote down.
 */
class RoleMatrixTest {
    private static final Path MATRIX = Path.of("..", "docs", "develop", "roles.csv");
    private static final String ANONYMOUS = "anonymous";
    private static final List<String> ROLES =
            List.of(
                    Role.DEVICE,
                    Role.OPERATOR,
                    Role.ANALYST,
                    Role.CLERK,
                    Role.REGISTRAR,
                    Role.WATCH_OFFICER,
                    Role.PARTNER,
                    Role.DEPARTMENT_ADMIN,
                    Role.OVERSIGHT,
                    Role.ADMIN,
                    Role.RESIDENT);
    private static final Map<String, String> PLACES = Map.of("{lang}", "en", "{name}", "nobody");

    /** What asks for credentials of its own, a password or a signature, says 401 without them. */
    private static final Set<String> SIGN_IN =
            Set.of(
                    "POST /api/login",
                    "GET /sign-in/provider/return",
                    "POST /api/exchange/agreements/{agreement}/calls",
                    "GET /api/exchange/agreements/{agreement}/calls/{call}/evidence");

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came of a request. */
    private enum Result {
        ALLOWED,
        REFUSED,
        NOT_FOUND
    }

    /**
     * One row of the matrix.
     *
     * @param allowed roles; {@code public} for everybody, {@code known} for whoever has signed in
     * @param others what the rest is told
     */
    private record Rule(Set<String> allowed, Result others) {
        Result of(String role) {
            boolean open =
                    allowed.contains("public")
                            || (allowed.contains("known") && !role.equals(ANONYMOUS))
                            || allowed.contains(role);
            return open ? Result.ALLOWED : others;
        }
    }

    @Test
    void everyAddressAnswersEveryRoleAsTheMatrixSays() throws Exception {
        Map<String, Rule> matrix = matrix();
        Map<String, String> operations = operations();
        assertThat(matrix.keySet())
                .as("rows of roles.csv and operations of openapi.yaml")
                .containsExactlyInAnyOrderElementsOf(operations.keySet());
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (String role : everybody()) {
            String[] credentials = credentials(role);
            for (var operation : operations.entrySet()) {
                var request = request(operation.getKey(), operation.getValue(), credentials);
                Result found = result(request, SIGN_IN.contains(operation.getKey()));
                Result wanted = matrix.get(operation.getKey()).of(role);
                asked++;
                boolean fits =
                        found == wanted || (wanted == Result.ALLOWED && found == Result.NOT_FOUND);
                if (!fits)
                    wrong.add(
                            "%s by %s: %s instead of %s"
                                    .formatted(operation.getKey(), role, found, wanted));
            }
        }
        assertThat(wrong).as("of %d requests", asked).isEmpty();
    }

    @Test
    void givenAPageUnderTheNameOfATable_whenSentWhereTablesAreTaken_thenItIsNotTaken()
            throws Exception {
        Map<String, Rule> matrix = matrix();
        var answers = new LinkedHashMap<String, Integer>();
        for (var operation : operations().entrySet()) {
            boolean table = operation.getValue().equals("text/csv");
            if (!table || operation.getKey().startsWith("GET ")) continue;
            Set<String> allowed = matrix.get(operation.getKey()).allowed();
            String role = ROLES.stream().filter(allowed::contains).findFirst().orElseThrow();
            HttpRequest.Builder page =
                    HttpRequest.newBuilder(
                            request(operation.getKey(), "text/html", credentials(role)),
                            (name, value) -> true);
            var text = HttpRequest.BodyPublishers.ofString("<script>alert(1)</script>");
            var answer = CLIENT.send(page.POST(text).build(), HttpResponse.BodyHandlers.ofString());
            answers.put(operation.getKey() + " by " + role, answer.statusCode());
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
        assertThat(answers).hasSizeGreaterThanOrEqualTo(4);
        assertThat(answers.values()).as(answers.toString()).containsOnly(415);
    }

    @Test
    void theMatrixNamesOnlyRolesThatThereAre() throws IOException {
        var known = new TreeSet<>(ROLES);
        known.addAll(List.of("public", "known"));
        matrix().forEach((route, rule) -> assertThat(known).as(route).containsAll(rule.allowed()));
    }

    private static List<String> everybody() {
        var all = new ArrayList<String>(List.of(ANONYMOUS));
        all.addAll(ROLES);
        return all;
    }

    /** People have sessions, devices a token. */
    private static String[] credentials(String role) {
        if (role.equals(ANONYMOUS)) return new String[] {"X-Nobody", "yes"};
        if (role.equals(Role.DEVICE) || role.equals(Role.PARTNER)) {
            String token = CITY.city().tokens().pass("matrix-" + role, role, Duration.ofHours(1));
            return new String[] {"Authorization", "Bearer " + token};
        }
        Standing standing =
                role.equals(Role.RESIDENT)
                        ? Standing.of(Subject.parse("person/01J8ZQ5M3K7T9V2X4C6B8N0P1R"))
                        : Standing.NONE;
        String link = CITY.city().identity().signInLink("matrix-" + role, Set.of(role), standing);
        var in = CITY.send("GET", "/en" + link, null);
        return new String[] {"Cookie", Staff.cookie(in), "Origin", CITY.city().base()};
    }

    private static HttpRequest request(String operation, String type, String[] credentials) {
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space);
        String path = operation.substring(space + 1);
        if (path.startsWith("/sta/"))
            path =
                    path.replace(
                            "{path}",
                            Set.of("PATCH", "PUT", "DELETE").contains(method)
                                    ? "Things(1)"
                                    : "Things");
        for (var place : PLACES.entrySet()) path = path.replace(place.getKey(), place.getValue());
        path = path.replaceAll("\\{[a-zA-Z]+}", "0");
        var body =
                method.equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(type.endsWith("json") ? "{}" : "");
        return HttpRequest.newBuilder(URI.create(CITY.city().base() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body)
                .headers(credentials)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .build();
    }

    /** A stream of news never ends, so only answers that refuse are read. */
    private static Result result(HttpRequest request, boolean signIn) throws Exception {
        HttpResponse<InputStream> answer =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        int status = answer.statusCode();
        assertThat(status).as("%s %s", request.method(), request.uri()).isNotEqualTo(500);
        try (InputStream body = answer.body()) {
            if (status < 400) return Result.ALLOWED;
            // A page with a form is an answer; a refusal is a problem.
            String kind = answer.headers().firstValue("Content-Type").orElse("");
            if (kind.startsWith("text/html")) return Result.ALLOWED;
            // Open311 has errors of its own; there 403 always means a missing key.
            if (request.uri().getPath().startsWith("/open311/"))
                return status == 403
                        ? Result.REFUSED
                        : status == 404 ? Result.NOT_FOUND : Result.ALLOWED;
            String type = JSON.readTree(body).path("type").asText();
            String problem = type.replace("urn:qala:problem:", "");
            return switch (status) {
                case 404 -> Result.NOT_FOUND;
                case 401 -> signIn ? Result.ALLOWED : Result.REFUSED;
                case 403 -> problem.equals("forbidden") ? Result.REFUSED : Result.ALLOWED;
                default -> Result.ALLOWED;
            };
        }
    }

    private static Map<String, Rule> matrix() throws IOException {
        var matrix = new LinkedHashMap<String, Rule>();
        for (String line : Files.readAllLines(MATRIX)) {
            if (line.startsWith("#") || line.startsWith("method,") || line.isBlank()) continue;
            String[] cells = line.split(",", -1);
            assertThat(cells).as(line).hasSize(4);
            Result others =
                    switch (cells[3]) {
                        case "", "refused" -> Result.REFUSED;
                        case "not-found" -> Result.NOT_FOUND;
                        default -> throw new IllegalStateException(line);
                    };
            var rule = new Rule(Set.of(cells[2].split(" ")), others);
            assertThat(matrix.put(cells[0] + " " + cells[1], rule)).as("twice: " + line).isNull();
        }
        return matrix;
    }

    /** Operations with the type of their bodies; those that end a session come last. */
    private static Map<String, String> operations() throws IOException {
        var all = new LinkedHashMap<String, String>();
        var last = new LinkedHashMap<String, String>();
        ContractTest.operations((path, method, operation) -> {
            String key = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
            boolean ends = path.endsWith("/sign-out") || path.equals("/api/me/end");
            (ends ? last : all).put(key, bodyType(operation));
        });
        all.putAll(last);
        return all;
    }

    private static String bodyType(Map<String, Object> operation) {
        if (operation.get("requestBody") instanceof Map<?, ?> body
                && body.get("content") instanceof Map<?, ?> content)
            return String.valueOf(content.keySet().iterator().next());
        return "application/json";
    }
}
