package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import city.qala.testkit.Golden;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The JSON of every entity and of every error, as clients see it. */
class GoldenTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    @BeforeAll
    static void oneOfEach() {
        long stream = town.thing("golden", "public").get("stream");
        Reply o =
                town.post(
                        "Datastreams(" + stream + ")/Observations",
                        """
                        {"phenomenonTime":"2026-03-01T00:00:00+05:00/2026-03-01T01:00:00.5+05:00","resultTime":"2026-03-01T00:00:00Z",
                         "result":35.25,"resultQuality":{"nameOfMeasure":"x"},"validTime":"2026-03-01T00:00:00Z/2026-03-02T00:00:00Z",
                         "parameters":{"город":"Алматы","n":[1,2.50,null,true]}}\
                        """);
        assertThat(o.status()).as(o.body()).isEqualTo(201);
        Reply m =
                town.post(
                        "MultiDatastreams",
                        """
                        {"name":"wind","description":"d","Thing":{"@iot.id":1},"multiObservationDataTypes":["M","M"],
                         "unitOfMeasurements":[{"name":"m/s","symbol":"m/s","definition":"u"},{"name":"deg","symbol":"°","definition":"u"}],
                         "Sensor":{"@iot.id":1},"ObservedProperties":[{"@iot.id":1},{"name":"direction","description":"d","definition":"u"}]}\
                        """);
        assertThat(m.status()).as(m.body()).isEqualTo(201);
        assertThat(
                        town.post(
                                        "MultiDatastreams(" + m.id() + ")/Observations",
                                        "{\"result\":[3,270.5]}")
                                .status())
                .isEqualTo(201);
    }

    private static String shown(Reply r) {
        return r.status()
                + "\n"
                + r.body()
                        .replace(town.base(), "BASE")
                        .replaceAll("\"(instance|trace)\":\"[0-9a-f]+\"", "\"$1\":\"…\"")
                        .replace(",\"", ",\n\"")
                + "\n";
    }

    @Test
    void entities() {
        StringBuilder all = new StringBuilder();
        for (String path :
                new String[] {
                    "",
                    "Things(1)",
                    "Locations(1)",
                    "HistoricalLocations(1)",
                    "Datastreams(1)",
                    "MultiDatastreams(2)",
                    "Sensors(1)",
                    "ObservedProperties(1)",
                    "Observations(4294967297)",
                    "Observations(8589934593)",
                    "FeaturesOfInterest(1)",
                    "Things?$count=true&$top=1&$expand=Datastreams($select=name;$expand=Observations($count=true)),Locations/$ref",
                    "Things?$count=true&$top=1&$expand=Datastreams($select=name;$expand=Observations($count=true;$select=result))",
                    "Observations?$resultFormat=dataArray&$orderby=phenomenonTime",
                    "Observations/$ref",
                    "Datastreams(1)/unitOfMeasurement/symbol"
                })
            all.append("GET ").append(path).append(' ').append(shown(town.get(path))).append('\n');
        Golden.check("sta/entities.txt", all.toString());
    }

    @Test
    void problems() {
        StringBuilder all = new StringBuilder();
        for (String path :
                new String[] {
                    "Nothings",
                    "Things(99)",
                    "Things('a')",
                    "Things(1)/Datastreams(99)",
                    "Things?$filter=name eq 'abc",
                    "Things?$filter=nam eq 'a'",
                    "Things?$top=-1",
                    "Things?$foo=1",
                    "Things(1)?$top=1",
                    "Things?$resultFormat=dataArray",
                    "Things?$skiptoken=AAAA",
                    "Things(1)/properties/nothing"
                })
            all.append("GET ").append(path).append(' ').append(shown(town.get(path))).append('\n');
        for (String body :
                new String[] {
                    "{",
                    "{\"result\":1,\"result\":2}",
                    "{\"result\":1}{}",
                    "{}",
                    "{\"result\":1,\"foo\":2}",
                    "{\"result\":1e400}",
                    "{\"result\":1,\"phenomenonTime\":\"x\"}",
                    "{\"result\":1,\"phenomenonTime\":\"2030-01-01T00:00:00Z\"}",
                    "{\"result\":1,\"Datastream\":{\"@iot.id\":7}}"
                })
            all.append("POST ")
                    .append(body)
                    .append(' ')
                    .append(shown(town.post("Datastreams(1)/Observations", body)))
                    .append('\n');
        all.append(shown(town.send("DELETE", "Things", "", Map.of())));
        all.append(shown(town.send("PATCH", "Things(1)", "{\"name\":null}", Map.of())));
        all.append(
                shown(
                        town.post(
                                "$batch",
                                "{\"requests\":[{\"id\":\"1\",\"method\":\"get\",\"url\":\"Things(99)\"}]}")));
        Golden.check("sta/problems.txt", all.toString());
    }
}
