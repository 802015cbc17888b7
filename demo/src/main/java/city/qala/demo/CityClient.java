package city.qala.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The city as its staff and residents reach it: signed in by links, or programs with tokens. */
final class CityClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new HashMap<>();
    private final DemoDoors doors;

    CityClient(DemoDoors doors) {
        this.doors = doors;
    }

    /** Somebody who acts: an account that signs in by a link. */
    record Who(String account, String role, String organisation, String resident) {
        static Who staff(String account, String role, String organisation) {
            return new Who(account, role, organisation, "");
        }
    }

    JsonNode get(Who who, String path, String... headers) {
        return parse(send(who, "GET", path, "", headers).body());
    }

    JsonNode post(Who who, String path, Object body) {
        return parse(send(who, "POST", path, text(body)).body());
    }

    /** A program's look, with a token of its own. */
    void run(String program, String role, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(doors.base() + path)).timeout(PATIENCE);
        request.header("Authorization", "Bearer " + doors.tokens().issue(program, role));
        if (headers.length > 0) request.headers(headers);
        answer(request.GET().build());
    }

    /** What a program reads, with a token of its own. */
    JsonNode look(String program, String role, String path) {
        return parse(answer(program(program, role, path).GET().build()).body());
    }

    /** What a program sends as JSON. */
    void tell(String program, String role, String path, Object body) {
        var request = program(program, role, path).header("Content-Type", "application/json");
        answer(request.POST(HttpRequest.BodyPublishers.ofString(text(body))).build());
    }

    /** Rows that a program sends as CSV. */
    void deliver(String program, String role, String path, String rows) {
        var request = program(program, role, path).header("Content-Type", "text/csv");
        answer(request.POST(HttpRequest.BodyPublishers.ofString(rows)).build());
    }

    /** A text that a program puts in a place. */
    void put(String program, String role, String path, String type, String text) {
        var request = program(program, role, path).header("Content-Type", type);
        answer(request.PUT(HttpRequest.BodyPublishers.ofString(text)).build());
    }

    /** A form that a program fills in, and what comes back as JSON. */
    JsonNode fill(String program, String role, String path, Map<String, String> fields) {
        var request = program(program, role, path).header("Content-Type", FORM);
        return parse(
                answer(request.POST(HttpRequest.BodyPublishers.ofString(form(fields))).build())
                        .body());
    }

    /** A form of a page that somebody sends. */
    void fill(Who who, String path, Map<String, String> fields) {
        var request =
                HttpRequest.newBuilder(URI.create(doors.base() + path))
                        .timeout(PATIENCE)
                        .header("Cookie", cookie(who))
                        .header("Origin", doors.base().toString())
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        answer(request.build());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder program(String program, String role, String path) {
        return HttpRequest.newBuilder(URI.create(doors.base() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + doors.tokens().issue(program, role));
    }

    private HttpResponse<byte[]> send(
            Who who, String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(doors.base() + path))
                        .timeout(PATIENCE)
                        .header("Cookie", cookie(who))
                        .header("Origin", doors.base().toString())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return answer(request.build());
    }

    private String cookie(Who who) {
        String known = cookies.get(who.account());
        if (known != null) return known;
        String link =
                doors.accounts()
                        .link(who.account(), who.role(), who.organisation(), who.resident());
        var in =
                exchange(
                        HttpRequest.newBuilder(URI.create(doors.base() + "/en" + link))
                                .GET()
                                .build());
        String cookie =
                in.headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow(() -> new StaClient.Refused("no session for " + who.account()))
                        .split(";", 2)[0];
        cookies.put(who.account(), cookie);
        return cookie;
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        var answer = exchange(request);
        // A form of a page is answered by the way to the next page.
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != 303)
            throw new StaClient.Refused(
                    request.method()
                            + " "
                            + request.uri().getPath()
                            + ": "
                            + answer.statusCode()
                            + " "
                            + new String(answer.body(), StandardCharsets.UTF_8));
        return answer;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StaClient.Refused("the city does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StaClient.Stopped();
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
