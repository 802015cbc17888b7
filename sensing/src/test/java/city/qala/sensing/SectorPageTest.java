package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectorPageTest {

    private static final Instant NOW = Instant.parse("2026-01-14T16:06:40Z");
    private static final Actor DUTY = new Actor("duty 1", Actor.Kind.PERSON, Set.of("operator"));

    @TempDir Path folder;

    private final PretendTown town = new PretendTown(Clock.fixed(NOW, ZoneOffset.UTC));

    private PretendExchange get(String address, Actor actor) {
        var router = new PretendRouter();
        var web = town.web(folder);
        web.routes().forEach(r -> r.routing(router));
        Screens.create(web, town.directory, town.series, PretendRules.on())
                .routes()
                .forEach(r -> r.routing(router));
        return PretendExchange.get(router, address, actor);
    }

    private String page(String address) {
        PretendExchange exchange = get(address, DUTY);
        assertThat(exchange.status).as(address + " " + exchange.text()).isEqualTo(200);
        return exchange.text();
    }

    private void bin(String code, double lat, double lon, double fill) {
        town.place(code, "Bin " + code, "waste", "Vaduz", lat, lon, "GW-1", Map.of());
        town.channel(code, "fill-level", "%", 180, Visibility.STAFF, t -> fill);
    }

    private void pipe(String code, String zone, String type, double flow) {
        Map<String, String> more = type.isEmpty() ? Map.of() : Map.of("class", type);
        town.place(code, "Pipe " + code, "water", zone, 47.13, 9.51, "GW-1", more);
        town.channel(code, "flow", "m³/h", 30, Visibility.STAFF, t -> flow);
    }

    @Test
    void givenAnEmptyTown_whenOpened_thenEverySectorSaysWhatIsMissingInEveryLanguage() {
        for (String lang : List.of("kk", "ru", "en")) {
            for (Sector s : Sector.values()) assertThat(page("/" + lang + s.path())).isNotBlank();
        }
        assertThat(page("/en/water")).contains("Nothing of this kind is registered yet");
        assertThat(get("/en/water", Actor.ANONYMOUS).text()).contains("Nothing here is public");
    }

    @Test
    void givenOneHeatPointFarFromUsual_whenEnergyIsOpened_thenTheSentenceSaysSoAndItStandsFirst() {
        town.furnished(10);
        String page = page("/en/energy");
        assertThat(page).contains("1 heat or power point is far from usual.");
        assertThat(page.indexOf(">Heat 4<")).isLessThan(page.indexOf(">Heat 1<"));
        assertThat(page).contains("Pressure fell below its usual band at");
        assertThat(page("/en/energy?state=odd")).contains(">Heat 4<").doesNotContain(">Heat 5<");
        assertThat(page("/ru/energy")).contains("1 точка тепла или электричества далека");
        assertThat(page("/kk/energy")).contains("1 нүктеде әдеттегіден алшақ");
    }

    @Test
    void givenNobodyIsSignedIn_whenEnergyIsOpened_thenStaffStreamsAreNotShown() {
        town.furnished(10);
        String page = get("/en/energy", Actor.ANONYMOUS).text();
        assertThat(page).doesNotContain("Heat 4").contains("Nothing here is public");
        assertThat(get("/en/energy/station/HT-4", Actor.ANONYMOUS).status).isEqualTo(404);
        assertThat(get("/en/traffic", Actor.ANONYMOUS).text()).contains("Landstrasse 1");
    }

    @Test
    void givenCountersOfAnHour_whenTrafficIsOpened_thenTheMeanIsNotMultipliedAgain() {
        town.place("T-1", "One", "traffic", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        town.channel("T-1", "traffic-count", "1", 15, Visibility.PUBLIC, t -> 50);
        town.place("T-2", "Two", "traffic", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        town.channel("T-2", "traffic-count", "1/h", 15, Visibility.PUBLIC, t -> 100);
        assertThat(page("/en/traffic"))
                .contains("Traffic is as usual.")
                .containsPattern("Vehicles at a counter</dt><dd><span class=\"big\">150</span>");
    }

    @Test
    void givenASlowRoad_whenTrafficIsOpened_thenItsClassIsSaid() {
        town.place("T-1", "One", "traffic", "Vaduz", 47.1, 9.5, "GW-1", Map.of());
        Instant jam = NOW.minus(Duration.ofMinutes(70));
        town.channel(
                "T-1",
                "traffic-speed",
                "km/h",
                15,
                Visibility.PUBLIC,
                t -> t.isAfter(jam) ? 14 : 50);
        assertThat(page("/en/traffic")).contains("Traffic is far from usual at 1 place.");
        assertThat(page("/en/traffic/station/T-1")).contains("T-1, traffic counter · Jam");
    }

    @Test
    void givenABusThatMoved_whenOpenedAgain_thenItsMarkerStandsAtItsNewPlace() {
        town.place("BUS-1", "11/1", "bus", "", 47.1, 9.5, "GW-1", Map.of());
        town.channel("BUS-1", "speed", "km/h", 10, Visibility.PUBLIC, t -> 30);
        assertThat(page("/en/traffic")).contains("data-lat=\"47.100000\"");
        Station bus = town.station("BUS-1");
        town.directory.replace(
                new Station(
                        bus.thing(),
                        bus.name(),
                        Optional.of(new Point(47.2, 9.6)),
                        bus.properties(),
                        bus.channels()));
        assertThat(page("/en/traffic"))
                .contains("data-lat=\"47.200000\" ")
                .contains("Buses moving</dt><dd><span class=\"big\">1</span>");
    }

    @Test
    void givenAZoneThatLoses_whenWaterIsOpened_thenItsLossIsWhatTheMetersDoNotCount() {
        pipe("IN-1", "Vaduz", "inflow", 100);
        pipe("M-1", "Vaduz", "", 40);
        pipe("M-2", "Vaduz", "", 20);
        String page = page("/en/water");
        assertThat(page).contains("1 zone does not add up.");
        assertThat(page).contains("Lost in 24 h").contains("40</span> %").contains("40\u202F%");
        String csv = get("/en/water/zones.csv", DUTY).text();
        assertThat(csv).contains("Vaduz,2400,1440,960,0.4,2,0");
    }

    @Test
    void givenAMeterThatIsSilentForADay_whenWaterIsOpened_thenTheLossOfItsZoneIsNotGuessed() {
        pipe("IN-1", "Vaduz", "inflow", 100);
        pipe("M-1", "Vaduz", "", 40);
        town.series.silent(town.stream("M-1", "flow"), NOW.minus(Duration.ofHours(20)));
        assertThat(page("/en/water")).contains("cannot tell: 1 point said too little");
        assertThat(get("/en/water/zones.csv", DUTY).text()).contains("Vaduz,2400,0,,,1,1");
    }

    @Test
    void givenFullBins_whenWasteIsOpened_thenTheRoundVisitsThemAndNoOthers() {
        bin("B-1", 47.10, 9.50, 95);
        bin("B-2", 47.12, 9.50, 85);
        bin("B-3", 47.11, 9.50, 80);
        bin("B-4", 47.30, 9.90, 79);
        String page = page("/en/waste");
        assertThat(page).contains("3 bins are full: a round of 4.4\u202Fkm.");
        String csv = get("/en/waste/round.csv", DUTY).text();
        assertThat(csv).contains("1,B-1,").contains("2,B-3,").contains("3,B-2,");
        assertThat(csv).doesNotContain("B-4");
        assertThat(page)
                .contains(
                        "data-route=\"9.500000,47.100000 9.500000,47.110000 9.500000,47.120000 9.500000,47.100000\"");
    }

    @Test
    void givenAGatewayWithoutMains_whenEnergyIsOpened_thenItIsAnOutageWithItsThings() {
        town.furnished(10);
        Instant cut = NOW.minus(Duration.ofHours(3));
        Instant back = NOW.minus(Duration.ofHours(30));
        town.place("GW-9", "Nord", "gateway", "Vaduz", 47.15, 9.51, "GW-9", Map.of());
        town.channel(
                "GW-9",
                "mains",
                "1",
                60,
                Visibility.STAFF,
                t ->
                        t.isAfter(cut) || t.isBefore(back) && t.isAfter(back.minusSeconds(9_000))
                                ? 0
                                : 1);
        String page = page("/en/energy");
        assertThat(page).contains("1 gateway is without mains or link.").contains("Nord, GW-9");
        String csv = get("/en/energy/outages.csv", DUTY).text();
        assertThat(csv.lines().filter(l -> l.startsWith("GW-9"))).hasSize(2);
        assertThat(csv).containsPattern("GW-9,Nord,[0-9.]+,[0-9.]+,power,[^,]+,,1\r\n");
    }

    @Test
    void givenEverythingStopped_whenOpened_thenNoSectorLooksCalm() {
        town.furnished(10);
        bin("B-1", 47.10, 9.50, 20);
        Instant stopped = NOW.minus(Duration.ofHours(12));
        town.directory
                .all()
                .forEach(s -> s.channels().forEach(c -> town.series.silent(c.stream(), stopped)));
        for (String path : List.of("/en/traffic", "/en/energy", "/en/waste"))
            assertThat(page(path))
                    .as(path)
                    .contains("We cannot tell: everything is silent.")
                    .doesNotContain("as usual.</p>")
                    .doesNotContain("No bin needs");
    }

    @Test
    void givenAnEarlierMoment_whenOpened_thenThePageStandsThereAndIsNotLive() {
        town.furnished(10);
        String page = page("/en/energy?at=2026-01-14T12:00:00Z");
        assertThat(page).contains("data-live-on=\"false\"").contains("14 Jan 17:00");
        assertThat(page).contains("Heat and power are as usual.");
    }

    @Test
    void givenMarkupInAName_whenShown_thenItIsText() {
        town.place("<i>", "<script>x</script>", "water", "<b>", 47.1, 9.5, "", Map.of());
        town.channel("<i>", "flow", "<u>", 10, Visibility.STAFF, t -> 20);
        assertThat(page("/en/water"))
                .doesNotContain("<script>x")
                .doesNotContain("<u>")
                .doesNotContain("<b><");
    }
}
