package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.http.Handler;
import city.qala.platform.http.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is served is written down, and what is written down is served. */
class ContractTest {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @RegisterExtension
    static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC(), "sensing.open=true");

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsServed() throws IOException {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void givenTheDescription_whenAskedOverHttp_thenItIsTheFile() throws IOException {
        var answer = CITY.send("GET", "/openapi", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(file()));
    }

    @Test
    void everyDescribedOperationSaysWhatItDoesAndWhatItAnswers() throws IOException {
        operations((path, method, operation) -> {
            assertThat(operation).as(method + " " + path).containsKeys("summary", "responses");
        });
    }

    private static Set<String> served() {
        var found = new TreeSet<String>();
        var collector =
                new Router() {
                    @Override
                    public Router on(String method, String pattern, Handler handler) {
                        found.add(method + " " + inOpenApi(pattern));
                        return this;
                    }

                    @Override
                    public Router any(String pattern, Handler handler) {
                        found.add("ANY " + inOpenApi(pattern));
                        return this;
                    }
                };
        CITY.city().routes().forEach(group -> group.routing(collector));
        for (String own : new String[] {"/health/live", "/health/ready", "/metrics"})
            found.add("GET " + own);
        return found;
    }

    /** A tail of any depth is one parameter there. */
    private static String inOpenApi(String pattern) {
        return pattern.endsWith("/*")
                ? pattern.substring(0, pattern.length() - 1) + "{path}"
                : pattern;
    }

    private static Set<String> described() throws IOException {
        var found = new TreeSet<String>();
        operations((path, method, operation) ->
                found.add(
                        (operation.containsKey("x-any-method")
                                        ? "ANY"
                                        : method.toUpperCase(Locale.ROOT))
                                + " "
                                + path));
        return found;
    }

    interface Each {
        void accept(String path, String method, Map<String, Object> operation);
    }

    @SuppressWarnings("unchecked")
    static void operations(Each each) throws IOException {
        var load = new Load(LoadSettings.builder().build());
        var root = (Map<String, Object>) load.loadFromString(Files.readString(file()));
        var paths = (Map<String, Map<String, Object>>) root.get("paths");
        paths.forEach((path, methods) ->
                methods.forEach((method, operation) -> {
                    if (METHODS.contains(method))
                        each.accept(path, method, (Map<String, Object>) operation);
                }));
    }

    private static Path file() {
        return Path.of("..", "docs", "api", "openapi.yaml");
    }
}
