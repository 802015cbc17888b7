package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.sensing.series.ListSeries;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.testkit.TestCity;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What happens when the ledger of observations refuses, when time is up, when many write at once.
 */
class FailureTest {

    @RegisterExtension static final TestCity city = TestCity.withDatabase("sensing");

    private final AtomicBoolean full = new AtomicBoolean();
    private final ListSeries list = new ListSeries();
    private SensorThings things;

    @BeforeEach
    void open() {
        things = open(Duration.ofSeconds(5));
    }

    private SensorThings open(Duration patience) {
        StaConfig d = StaConfig.defaults();
        var config = new StaConfig(true, d.farFuture(), patience, d.maxBody(), 10, "", d.limits());
        return SensorThings.create(
                city.database(), mayBeFull(), city.clock(), config, () -> "http://x");
    }

    @AfterEach
    void close() {
        things.close();
    }

    /** The list, whose appends are refused while the disk is full. */
    private Series mayBeFull() {
        return (Series)
                Proxy.newProxyInstance(
                        Series.class.getClassLoader(),
                        new Class<?>[] {Series.class},
                        (proxy, method, args) -> {
                            if (full.get() && method.getName().equals("append"))
                                throw Problem.of(
                                        Problem.Kind.STORAGE_FULL, "storage-full", "Full.");
                            try {
                                return method.invoke(list, args);
                            } catch (java.lang.reflect.InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private StaAnswer send(String method, String path, String query, String body) {
        return things.service()
                .handle(
                        StaRequest.of(
                                method,
                                path,
                                query,
                                body.getBytes(StandardCharsets.UTF_8),
                                Actor.ANONYMOUS),
                        "http://x/sta/v1.1");
    }

    private String get(String path, String query) {
        return new String(send("GET", path, query, "").body, StandardCharsets.UTF_8);
    }

    private static String thing(String name, String observations) {
        return """
        {"name":"%s","description":"d","Locations":[{"name":"l","description":"d",
          "encodingType":"application/geo+json","location":{"type":"Point","coordinates":[1,2]}}],
         "Datastreams":[%s]}\
        """
                .formatted(
                        name,
                        StaTown.stream(name, "public")
                                .replaceFirst("\\{", "{\"Observations\":[" + observations + "],"));
    }

    private static long id(StaAnswer a) {
        String link = String.valueOf(a.headers().get("Location"));
        return Long.parseLong(link.substring(link.lastIndexOf('(') + 1, link.length() - 1));
    }

    @Test
    void givenAFullDisk_whenADeepInsertHoldsObservations_thenNothingOfItStays() {
        String before =
                get("/Things/$count", "")
                        + get("/Datastreams/$count", "")
                        + get("/Locations/$count", "");
        full.set(true);
        assertThatThrownBy(() -> send("POST", "/Things", "", thing("full", "{\"result\":1}")))
                .isInstanceOf(Problem.class)
                .extracting(p -> ((Problem) p).status())
                .isEqualTo(507);
        full.set(false);
        assertThat(
                        get("/Things/$count", "")
                                + get("/Datastreams/$count", "")
                                + get("/Locations/$count", ""))
                .isEqualTo(before);
        things.close();
        things = open(Duration.ofSeconds(5));
        assertThat(
                        get("/Things/$count", "")
                                + get("/Datastreams/$count", "")
                                + get("/Locations/$count", ""))
                .isEqualTo(before);
        assertThat(send("POST", "/Things", "", thing("full", "{\"result\":1}")).status)
                .isEqualTo(201);
    }

    @Test
    void givenAFullDisk_whenAGroupOfABatchHoldsObservations_thenItsEntitiesGoToo() {
        String before = get("/Things/$count", "");
        full.set(true);
        StaAnswer answer =
                send(
                        "POST",
                        "/$batch",
                        "",
                        "{\"requests\":[{\"id\":\"1\",\"atomicityGroup\":\"g\",\"method\":\"post\",\"url\":\"Things\",\"body\":"
                                + thing("group", "")
                                + "},{\"id\":\"2\",\"atomicityGroup\":\"g\",\"method\":\"post\",\"url\":\"$1/Datastreams\",\"body\":"
                                + StaTown.stream("s", "public")
                                + "},{\"id\":\"3\",\"atomicityGroup\":\"g\",\"method\":\"post\",\"url\":\"Observations\",\"body\":{\"result\":1,\"Datastream\":{\"@iot.id\":\"$2\"}}}]}");
        full.set(false);
        String text = new String(answer.body, StandardCharsets.UTF_8);
        assertThat(text).contains("\"status\":507").doesNotContain("\"status\":201");
        assertThat(get("/Things/$count", "")).isEqualTo(before);
    }

    @Test
    void givenLittlePatience_whenAQueryTakesLong_thenItIsEndedWithAReason() {
        long stream = stream(id(send("POST", "/Things", "", thing("slow", "{\"result\":1}"))));
        List<Series.Row> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++)
            rows.add(
                    new Series.Row(
                            new Observation(
                                    0, (int) stream, i, i, Long.MIN_VALUE, i, null, 1, null),
                            false));
        list.append(rows, null);
        things.close();
        things = open(Duration.ofMillis(10));
        assertThatThrownBy(() ->
                        send(
                                "GET",
                                "/Observations",
                                "$filter=length(concat('a',Datastream/Thing/name))%20eq%20round(result%20mod%207)&$count=true&$orderby=result%20desc",
                                ""))
                .isInstanceOf(Problem.class)
                .extracting(p -> ((Problem) p).code())
                .isEqualTo("query-too-complex");
    }

    private long stream(long thing) {
        String text = get("/Things(" + thing + ")/Datastreams", "$select=id");
        return Long.parseLong(text.replaceAll(".*@iot.id\":(\\d+).*", "$1"));
    }

    @Test
    void givenThingsThatComeAndGo_whenOthersRead_thenEveryAnswerIsWhole()
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> work = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                String name = "w" + w;
                work.add(
                        pool.submit(() -> {
                            for (int i = 0; i < 40; i++) {
                                long t =
                                        id(
                                                send(
                                                        "POST",
                                                        "/Things",
                                                        "",
                                                        thing(name, "{\"result\":1}")));
                                send("PATCH", "/Things(" + t + ")", "", "{\"description\":\"n\"}");
                                send("DELETE", "/Things(" + t + ")", "", "");
                            }
                        }));
            }
            for (int r = 0; r < 3; r++)
                work.add(
                        pool.submit(() -> {
                            for (int i = 0; i < 150; i++)
                                Json.parse(
                                        send(
                                                        "GET",
                                                        "/Things",
                                                        "$expand=Datastreams($expand=Observations,Sensor),Locations,HistoricalLocations&$orderby=name%20desc&$count=true&$filter=Datastreams/Observations/result%20ge%200",
                                                        "")
                                                .body);
                        }));
            for (Future<?> f : work) f.get();
        }
        assertThat(get("/Things/$count", "$filter=startswith(name,'w')")).isEqualTo("0");
        assertThat(get("/Datastreams/$count", "$filter=startswith(name,'w')")).isEqualTo("0");
    }
}
