package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Problem;
import city.qala.sensing.sta.StaTown.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A household's meter is read with a purpose, by whom the ruling lets in, and in no other way. */
class PersonalStreamTest {
    @RegisterExtension static final StaTown town = StaTown.closed();

    private static final String METER = "meter/01J8ZQ4V6T0000000000000001";
    private static final Map<String, String> OPERATOR = Map.of("X-Actor", "operator");
    private static final Map<String, String> WITH_PURPOSE =
            Map.of("X-Actor", "operator", "Qala-Purpose", "home-meter");
    private static final List<String> opened = new ArrayList<>();
    private static long stream;

    @BeforeAll
    static void aMeterAtHome() {
        Reply made =
                town.send(
                        "POST",
                        "Things",
                        "{\"name\":\"flat\",\"description\":\"d\",\"properties\":{\"device\":\"m\"},"
                                + "\"Locations\":[{\"name\":\"l\",\"description\":\"d\","
                                + "\"encodingType\":\"application/geo+json\","
                                + "\"location\":{\"type\":\"Point\",\"coordinates\":[1,2]}}],"
                                + "\"Datastreams\":["
                                + StaTown.stream("m", "staff")
                                + "]}",
                        OPERATOR);
        String datastreams = "Things(" + made.id() + ")/Datastreams";
        stream = ((Number) town.as("operator", datastreams).value(0).get("@iot.id")).longValue();
        Reply sent = town.send("POST", path(), "{\"result\":7}", Map.of("X-Actor", "device:m"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        String personal =
                "{\"properties\":{\"visibility\":\"personal\",\"subject\":\"" + METER + "\"}}";
        assertThat(town.send("PATCH", "Datastreams(" + stream + ")", personal, OPERATOR).status())
                .isIn(200, 204);
        town.sensing()
                .personal((reader, purpose, subject) -> {
                    if (!purpose.equals("home-meter")) throw Problem.forbidden("Not this purpose.");
                    opened.add(reader.name() + " " + subject);
                });
    }

    private static String path() {
        return "Datastreams(" + stream + ")/Observations";
    }

    @Test
    void givenNoPurpose_whenStaffReads_thenThereIsNothing() {
        int before = opened.size();
        assertThat(town.as("operator", path()).status()).isEqualTo(404);
        assertThat(town.as("operator", "Datastreams(" + stream + ")").status()).isEqualTo(404);
        assertThat(opened).hasSize(before);
    }

    @Test
    void givenAPurpose_whenStaffReads_thenTheReadingIsThereAndTheLookIsToldFirst() {
        int before = opened.size();
        Reply r = town.send("GET", path(), "", WITH_PURPOSE);
        assertThat(r.status()).as(r.body()).isEqualTo(200);
        assertThat(r.value(0).get("result")).isEqualTo(7L);
        assertThat(r.header("Cache-Control")).isEqualTo("no-store");
        assertThat(opened).hasSize(before + 1).last().isEqualTo("operator " + METER);
    }

    @Test
    void givenAPurpose_whenWhatStandsAroundIsAskedFor_thenItStaysHidden() {
        Reply home = town.send("GET", "Datastreams(" + stream + ")/Thing", "", WITH_PURPOSE);
        assertThat(home.status()).isEqualTo(404);
        Reply all = town.send("GET", "Observations", "", WITH_PURPOSE);
        assertThat(all.values()).isEmpty();
        Reply streams = town.send("GET", "Datastreams", "", WITH_PURPOSE);
        assertThat(streams.values()).isEmpty();
    }

    @Test
    void givenTheWrongPurposeOrNobody_whenRead_thenItIsRefused() {
        Map<String, String> wrong = Map.of("X-Actor", "operator", "Qala-Purpose", "curiosity");
        assertThat(town.send("GET", path(), "", wrong).status()).isEqualTo(403);
        Map<String, String> nobody = Map.of("Qala-Purpose", "home-meter");
        assertThat(town.send("GET", path(), "", nobody).status()).isEqualTo(404);
    }
}
