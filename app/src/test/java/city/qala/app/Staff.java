package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** People of a city under test: made by its own interface, signed in as people are. */
final class Staff {
    static final String CHOSEN = "көктемде қар еріді";

    private final CityUnderTest city;

    Staff(CityUnderTest city) {
        this.city = city;
    }

    /** Makes somebody with a password of their own. */
    void add(String name, String role, String more) {
        var made =
                json(
                        "POST",
                        "/api/admin/users",
                        "{\"name\":\"%s\",\"roles\":[\"%s\"]%s}".formatted(name, role, more),
                        "Authorization",
                        pass(Role.ADMIN));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        settle(name, CityUnderTest.json(made).path("oneTimePassword").asText());
    }

    /** Replaces a one-time password. */
    void settle(String name, String once) {
        assertThat(
                        form("/en/sign-in", fields(name, once) + "&new-password=" + encode(CHOSEN))
                                .statusCode())
                .isIn(200, 303);
    }

    /** A header that lets a program of this role in. */
    String pass(String role) {
        return "Bearer " + city.city().tokens().pass("program-" + role, role, Duration.ofHours(1));
    }

    /** Signs in by a link, as demo people do; a cookie. */
    String linked(String role) {
        var in = city.send("GET", "/en" + city.city().identity().signInLink(role), null);
        assertThat(in.statusCode()).isEqualTo(303);
        return cookie(in);
    }

    /** Signs in by name and password; a cookie. */
    String cookie(String name) {
        var in = signIn(name);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return cookie(in);
    }

    HttpResponse<String> signIn(String name) {
        return form("/en/sign-in", fields(name, CHOSEN));
    }

    static String cookie(HttpResponse<String> signedIn) {
        return signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    static String fields(String name, String password) {
        return "name=%s&password=%s".formatted(encode(name), encode(password));
    }

    HttpResponse<String> form(String path, String body, String... headers) {
        return city.send(
                "POST",
                path,
                body,
                with(headers, "Content-Type", "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> json(String method, String path, String body, String... headers) {
        return city.send(method, path, body, with(headers, "Content-Type", "application/json"));
    }

    /** Somebody who is signed in sends something. */
    HttpResponse<String> as(
            String cookie, String method, String path, String body, String... more) {
        return json(method, path, body, with(more, "Cookie", cookie, "Origin", city.city().base()));
    }

    JsonNode account(String name) {
        return CityUnderTest.json(
                city.send(
                        "GET",
                        "/api/admin/users/" + name,
                        null,
                        "Authorization",
                        pass(Role.ADMIN)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String[] with(String[] headers, String... more) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
