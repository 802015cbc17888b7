package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThinThreadTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    @Test
    void givenAThingWithADatastream_whenAReadingIsPosted_thenItIsTheNewestOne() {
        var ids = town.thing("a", "public");
        var made =
                town.post(
                        "Observations",
                        "{\"phenomenonTime\":\"2026-03-01T00:00:00Z\",\"result\":35.2,"
                                + "\"Datastream\":{\"@iot.id\":"
                                + ids.get("stream")
                                + "}}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo(town.base() + "/Observations(" + made.id() + ")");
        var newest =
                town.get(
                        "Things("
                                + ids.get("thing")
                                + ")?$expand=Locations,Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc))");
        assertThat(newest.status()).as(newest.body()).isEqualTo(200);
        assertThat(newest.body())
                .contains("\"result\":35.2")
                .contains("\"phenomenonTime\":\"2026-03-01T00:00:00Z\"");
        assertThat(town.get("Observations(" + made.id() + ")/FeatureOfInterest").body())
                .contains("76.95");
        assertThat(town.get("").body()).contains("serverSettings");
        town.restart();
        assertThat(town.get("Things(" + ids.get("thing") + ")/Datastreams/$count").body())
                .isEqualTo("1");
    }

    @Test
    void givenReadings_whenPagedByTime_thenEveryOneComesOnce() {
        var ids = town.thing("b", "public");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 25; i++)
            rows.append(i == 0 ? "" : ",")
                    .append("[\"2026-03-01T00:%02d:00Z\",%d]".formatted(i, i));
        var arrays =
                town.post(
                        "CreateObservations",
                        "[{\"Datastream\":{\"@iot.id\":"
                                + ids.get("stream")
                                + "},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":["
                                + rows
                                + "]}]");
        assertThat(arrays.status()).as(arrays.body()).isEqualTo(201);
        String next =
                "Datastreams("
                        + ids.get("stream")
                        + ")/Observations?$top=10&$orderby=phenomenonTime desc&$count=true";
        int n = 0;
        int pages = 0;
        while (next != null) {
            var page = town.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.at("@iot.count")).isEqualTo(25L);
            n += page.values().size();
            pages++;
            next = (String) page.at("@iot.nextLink");
        }
        assertThat(n).isEqualTo(25);
        assertThat(pages).isEqualTo(3);
    }
}
