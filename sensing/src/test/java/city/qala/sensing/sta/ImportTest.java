package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportTest {
    @RegisterExtension static final StaTown town = StaTown.closed();

    private static final Actor OPERATOR = new Actor("op", Actor.Kind.PERSON, Set.of("operator"));
    private static final String HEADER =
            "code,name,kind,lat,lon,district,class,device,gateway,property,unit,interval,visibility\n";

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static ImportReport things(String rows) {
        return town.sensing().imports().things(OPERATOR, bytes(HEADER + rows), false);
    }

    private static ImportReport readings(String rows) {
        String csv = "code,property,time,value\n" + rows;
        return town.sensing().imports().readings(OPERATOR, bytes(csv), false, n -> {});
    }

    private static int count(String path) {
        return ((Long) town.as("operator:op", path).at("@iot.count")).intValue();
    }

    @Test
    void givenAFileOfThings_whenImported_thenEachCodeIsAThingWithItsDatastreams() {
        var report =
                things(
                        """
                        T1-A,Ана көшесі,air,43.25,76.95,Алатау,reference,dev-1,GW-1,PM2.5,µg/m³,10m,public
                        T1-A,Ана көшесі,air,43.25,76.95,Алатау,reference,dev-1,GW-1,PM10,µg/m³,10m,public
                        T1-B,Without place,gateway,,,,,,,,,,
                        """);
        assertThat(report).isEqualTo(new ImportReport(false, 3, 2, 0, 0));
        var thing =
                town.as(
                        "operator:op",
                        "Things?$filter=properties/code eq 'T1-A'&$expand=Datastreams($expand=ObservedProperty),Locations");
        assertThat(thing.body())
                .contains("\"name\":\"Ана көшесі\"", "\"kind\":\"air\"", "\"device\":\"dev-1\"")
                .contains(
                        "\"interval\":\"PT10M\"",
                        "\"visibility\":\"public\"",
                        "\"symbol\":\"µg/m³\"")
                .contains("\"coordinates\":[76.95,43.25]", "\"name\":\"PM10\"");
        var station = town.sensing().station(Actor.ANONYMOUS, "T1-A").orElseThrow();
        assertThat(station.channels()).extracting(c -> c.property()).contains("PM2.5", "PM10");
        assertThat(station.channels().getFirst().interval()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void givenTheSameFileAgain_whenImported_thenNothingChanges() {
        String file = "T2,Name,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n";
        things(file);
        long version = town.sensing().version();
        assertThat(things(file)).isEqualTo(new ImportReport(false, 1, 0, 0, 1));
        assertThat(town.sensing().version()).isEqualTo(version);
    }

    @Test
    void givenAChangedFile_whenImported_thenTheThingIsMendedAndNothingIsLost() {
        things("T3,Old,air,43.2,76.9,East,,dev,,PM2.5,µg/m³,10m,public\n");
        var report =
                things(
                        """
                        T3,New,air,43.3,76.9,,,,,PM2.5,ug/m3,5m,staff
                        T3,New,air,43.3,76.9,,,,,NO2,µg/m³,5m,public
                        """);
        assertThat(report).isEqualTo(new ImportReport(false, 2, 0, 1, 0));
        var station = town.sensing().station(OPERATOR, "T3").orElseThrow();
        assertThat(station.name()).isEqualTo("New");
        assertThat(station.district()).isEqualTo("East");
        assertThat(station.at().orElseThrow().lat()).isEqualTo(43.3);
        assertThat(station.channels()).hasSize(2);
        assertThat(station.channels())
                .filteredOn(c -> c.property().equals("PM2.5"))
                .singleElement()
                .satisfies(c -> assertThat(c.unit()).isEqualTo("ug/m3"))
                .satisfies(c -> assertThat(c.interval()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void givenBadRowsAmongGood_whenImported_thenEachIsToldAndNothingIsStored() {
        long version = town.sensing().version();
        assertThatThrownBy(() ->
                        things(
                                """
                                T4-A,Good,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public
                                T4-B,,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public
                                T4-C,N,air,143.2,76.9,,,,,PM2.5,µg/m³,10m,public
                                T4-D,N,air,43.2,76.9,,,,,PM2.5,,10m,public
                                T4-E,N,air,43.2,76.9,,,,,PM2.5,µg/m³,soon,public
                                T4-F,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,secret
                                T4-A,Other name,air,43.2,76.9,,,,,NO2,µg/m³,10m,public
                                T4-A,Good,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public
                                """))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> {
                            assertThat(p.status()).isEqualTo(422);
                            assertThat(p.detail()).startsWith("7 of 8 rows cannot be taken");
                            assertThat(p.faults())
                                    .extracting(Problem.Fault::pointer)
                                    .containsExactly(
                                            "line 3, name",
                                            "line 4, lat, lon",
                                            "line 5, unit",
                                            "line 6, interval",
                                            "line 7, visibility",
                                            "line 8",
                                            "line 9");
                        });
        assertThat(town.sensing().version()).isEqualTo(version);
        assertThat(town.sensing().station(OPERATOR, "T4-A")).isEmpty();
    }

    @Test
    void givenADryRun_whenThingsAreImported_thenTheReportIsTheSameAndNothingIsStored() {
        long version = town.sensing().version();
        var report =
                town.sensing()
                        .imports()
                        .things(
                                OPERATOR,
                                bytes(HEADER + "T5,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n"),
                                true);
        assertThat(report).isEqualTo(new ImportReport(true, 1, 1, 0, 0));
        assertThat(town.sensing().version()).isEqualTo(version);
        assertThat(town.sensing().station(OPERATOR, "T5")).isEmpty();
    }

    @Test
    void givenFilesThatAreNoTables_whenImported_thenTheReasonIsSaid() {
        assertThatThrownBy(
                        () -> town.sensing().imports().things(OPERATOR, bytes("a,b\n1,2\n"), false))
                .hasMessageContaining("The column a is not known");
        assertThatThrownBy(() ->
                        town.sensing().imports().things(OPERATOR, bytes("code,name\n1,2\n"), false))
                .hasMessage("The column kind is missing in the first line.");
        assertThatThrownBy(() ->
                        town.sensing()
                                .imports()
                                .things(
                                        OPERATOR,
                                        "code,name,kind\nA,\u00e9,air\n"
                                                .getBytes(StandardCharsets.ISO_8859_1),
                                        false))
                .hasMessageContaining("it is not UTF-8");
        assertThatThrownBy(() ->
                        town.sensing()
                                .imports()
                                .things(OPERATOR, bytes("code,name,kind\nA,\"x,air\n"), false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenAFileOfASpreadsheet_whenItHasSemicolonsAndAMark_thenItIsRead() {
        byte[] csv = bytes("\uFEFFcode;name;kind\nT6;Name;gateway\n");
        assertThat(town.sensing().imports().things(OPERATOR, csv, false).added()).isEqualTo(1);
    }

    @Test
    void givenReadings_whenImportedTwice_thenTheyAreStoredOnce() {
        things("R1,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n");
        String rows =
                """
                R1,PM2.5,2026-03-02T10:00:00+05:00,12.5
                R1,PM2.5,2026-03-01T10:00:00Z,7
                """;
        assertThat(readings(rows)).isEqualTo(new ImportReport(false, 2, 2, 0, 0));
        assertThat(readings(rows)).isEqualTo(new ImportReport(false, 2, 0, 0, 2));
        String path =
                "Observations?$count=true&$orderby=phenomenonTime desc&$filter=Datastream/Thing/properties/code eq 'R1'";
        assertThat(count(path)).isEqualTo(2);
        assertThat(town.as("operator:op", path).body())
                .contains(
                        "\"phenomenonTime\":\"2026-03-02T05:00:00",
                        "\"result\":12.5",
                        "\"result\":7");
    }

    @Test
    void givenBadReadingsAmongGood_whenImported_thenEachIsToldAndNothingIsStored() {
        things("R2,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n");
        assertThatThrownBy(() ->
                        readings(
                                """
                                R2,PM2.5,2026-03-01T10:00:00Z,7
                                NONE,PM2.5,2026-03-01T10:00:00Z,7
                                R2,NO2,2026-03-01T10:00:00Z,7
                                R2,PM2.5,yesterday,7
                                R2,PM2.5,2026-03-01T10:00:00Z,"7,5"
                                R2,PM2.5,2026-03-01T10:00:00Z,NaN
                                R2,PM2.5,2027-03-01T10:00:00Z,7
                                """))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p ->
                                assertThat(p.faults())
                                        .extracting(Problem.Fault::pointer)
                                        .containsExactly(
                                                "line 3, code",
                                                "line 4, property",
                                                "line 5, time",
                                                "line 6, value",
                                                "line 7, value",
                                                "line 8, time"));
        assertThat(
                        count(
                                "Observations?$count=true&$filter=Datastream/Thing/properties/code eq 'R2'"))
                .isZero();
    }

    @Test
    void givenAQuarterMillionLateRowsShuffled_whenImported_thenItTakesUnderThirtySeconds() {
        things("R3,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n");
        var rows = new ArrayList<String>();
        Instant begin = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < 250_000; i++) {
            rows.add("R3,PM2.5," + begin.plusSeconds(60L * i) + "," + (i % 1000) / 10.0);
        }
        Collections.shuffle(rows, new Random(7));
        String csv = "code,property,time,value\n" + String.join("\n", rows);
        var seen = new ArrayList<Long>();
        readings("R3,PM2.5,2026-03-02T05:00:00Z,1\n");
        long start = System.nanoTime();
        var report = town.sensing().imports().readings(OPERATOR, bytes(csv), false, seen::add);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(report.added()).isEqualTo(250_000);
        assertThat(seen).hasSize(25).isSorted();
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(
                        count(
                                "Observations?$count=true&$top=1&$filter=Datastream/Thing/properties/code eq 'R3'"))
                .isEqualTo(250_001);
    }

    @Test
    void givenSomebodyWithoutTheRight_whenTheyImportOverHttp_thenTheyAreRefused() {
        var csv = Map.of("Content-Type", "text/csv");
        String url = root() + "/api/sensing/imports/things";
        assertThat(town.send("POST", url, HEADER, csv).status()).isEqualTo(401);
        assertThat(town.send("POST", url, HEADER, with("device:d")).status()).isEqualTo(403);
        assertThat(town.send("POST", url, HEADER, with("analyst:a")).status()).isEqualTo(403);
    }

    @Test
    void givenAnOperator_whenTheyImportOverHttp_thenTheReportComesBackOrEveryBadRow() {
        String url = root() + "/api/sensing/imports/";
        var ok =
                town.send(
                        "POST",
                        url + "things",
                        HEADER + "H1,N,air,43.2,76.9,,,,,PM2.5,µg/m³,10m,public\n",
                        with("operator:op"));
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.at("added")).isEqualTo(1L);
        var look =
                town.send(
                        "POST",
                        url + "readings?dry-run=true",
                        "code,property,time,value\nH1,PM2.5,2026-03-01T10:00:00Z,7\n",
                        with("operator:op"));
        assertThat(look.body()).contains("\"dryRun\":true", "\"added\":1");
        var bad =
                town.send(
                        "POST",
                        url + "readings",
                        "code,property,time,value\nH1,PM2.5,never,7\n",
                        with("operator:op"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("urn:qala:problem:invalid-parameter", "line 2, time");
        var wrong =
                town.send(
                        "POST",
                        url + "readings",
                        "{}",
                        Map.of("X-Actor", "operator:op", "Content-Type", "application/json"));
        assertThat(wrong.status()).isEqualTo(415);
    }

    private static Map<String, String> with(String actor) {
        return Map.of("X-Actor", actor, "Content-Type", "text/csv; charset=utf-8");
    }

    private static String root() {
        return town.base().substring(0, town.base().indexOf(SensorThings.ROOT));
    }

    @Test
    void givenAHeaderWithSpacesAndCapitals_whenRead_thenColumnsAreFound() {
        var rows = new ArrayList<String>();
        new CsvTable(Set.of("code", "name"), List.of("code"))
                .read(
                        bytes("Code , NAME\n a , b \n\n c , d \n"),
                        r -> rows.add(r.line() + r.cell("code") + r.cell("name")));
        assertThat(rows).containsExactly("2ab", "4cd");
    }
}
