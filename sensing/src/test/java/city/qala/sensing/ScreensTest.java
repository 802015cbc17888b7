package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import java.nio.charset.StandardCharsets;
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

class ScreensTest {

    private static final Instant NOW = Instant.parse("2026-01-14T16:06:40Z");
    private static final Actor DUTY = new Actor("duty 1", Actor.Kind.PERSON, Set.of("operator"));

    @TempDir Path folder;

    private final PretendTown town = new PretendTown(Clock.fixed(NOW, ZoneOffset.UTC));

    private Rules rules = PretendRules.on();

    private PretendExchange get(String address, Actor actor) {
        var router = new PretendRouter();
        var web = town.web(folder);
        web.routes().forEach(r -> r.routing(router));
        Screens.create(web, town.directory, town.series, rules)
                .routes()
                .forEach(r -> r.routing(router));
        return PretendExchange.get(router, address, actor);
    }

    private String page(String address) {
        PretendExchange exchange = get(address, DUTY);
        assertThat(exchange.status).as(address + " " + exchange.text()).isEqualTo(200);
        return exchange.text();
    }

    @Test
    void givenNoSensorsAtAll_whenOpened_thenEveryPageOpensAndSaysWhatToDo() {
        for (String lang : List.of("kk", "ru", "en")) {
            for (String path :
                    List.of("/air", "/wall", "/things", "/", "/help", "/air/stations.csv"))
                assertThat(page("/" + lang + path)).isNotBlank();
        }
        assertThat(page("/en/air")).contains("No air stations yet");
        assertThat(page("/en/wall")).contains("No sensors yet").contains("qala import things");
        assertThat(page("/en/things")).contains("No things yet");
        assertThat(page("/en/air")).contains("qala import map");
    }

    @Test
    void givenATown_whenTheAirIsOpened_thenStationsStandWorstFirstAndSilentOnesLast() {
        town.furnished(120);
        String page = page("/en/air");
        assertThat(page.indexOf(">Städtle<")).isLessThan(page.indexOf(">Mühleholz<"));
        assertThat(page.indexOf(">Oberplanken<")).isLessThan(page.indexOf(">Rheinwiese<"));
        assertThat(page).contains("The air is poor").contains("PM2.5 left its usual band at");
        assertThat(page).contains("silent 2 h").contains("no data ");
    }

    @Test
    void givenTheIndexSwitchedOff_whenOpened_thenPagesSayItInsteadOfBands() {
        town.furnished(120);
        assertThat(page("/en/air")).contains("aria-label=\"Poor\"");
        rules = PretendRules.without(Set.of("air-index"));
        for (String lang : List.of("kk", "ru", "en"))
            assertThat(page("/" + lang + "/air")).contains("air-index is off " + lang);
        String air = page("/en/air");
        assertThat(air).doesNotContain("The air is").doesNotContain("aria-label=\"Poor\"");
        assertThat(page("/en/air/stations.csv")).doesNotContain("Poor");
        assertThat(page("/en/wall")).contains("air-index is off en").doesNotContain("Poor");
    }

    @Test
    void givenSilenceSwitchedOff_whenOpened_thenNothingCountsAsSilentAndThePagesSayWhy() {
        town.furnished(120);
        assertThat(page("/en/things")).contains("silent 2 h");
        rules = PretendRules.without(Set.of("sensor-silence"));
        assertThat(page("/en/things"))
                .contains("sensor-silence is off en")
                .doesNotContain("silent 2 h");
        assertThat(page("/en/wall")).contains("sensor-silence is off en");
    }

    @Test
    void givenASilentPollutant_whenShown_thenItsLastValueIsStruckThroughWithItsTime() {
        town.furnished(10);
        String page = page("/en/air/station/VDZ-1");
        assertThat(page).containsPattern("big was\" data-newest=\"\\d+\">[0-9.]+<");
        assertThat(page).contains("silent since 18:");
        assertThat(page).contains("Partial index: without O₃, SO₂");
    }

    @Test
    void givenTheSameTown_whenReadInThreeLanguages_thenEachHasItsOwnWordsAndSigns() {
        town.furnished(10);
        assertThat(page("/kk/air")).contains("Ауа нашар").contains("мкг/м³");
        assertThat(page("/ru/air")).contains("Воздух плохой").contains("9 станций");
        assertThat(page("/ru/wall")).contains("Плохой").contains("среда, 14 января");
        assertThat(page("/kk/wall")).contains("сәрсенбі, 14 қаңтар");
    }

    @Test
    void givenFilters_whenChosen_thenTheAddressAloneDecidesWhatIsShown() {
        town.furnished(10);
        String schaan = page("/en/air?district=Schaan&view=list");
        assertThat(schaan).contains(">Lindenkreisel<").doesNotContain(">Mühleholz<");
        assertThat(schaan).contains("4 stations").doesNotContain("data-map");
        assertThat(page("/en/air?district=Nowhere")).contains("No station matches");
        assertThat(get("/en/air?pollutant=lead", DUTY).status).isEqualTo(400);
        assertThat(get("/en/air?at=yesterday", DUTY).status).isEqualTo(400);
    }

    @Test
    void givenAnEarlierMoment_whenOpened_thenThePageStandsThereAndIsNotLive() {
        town.furnished(10);
        String page = page("/en/air?at=2026-01-14T12:00:00Z");
        assertThat(page).contains("14 Jan 17:00").contains("data-live-on=\"false\"");
        assertThat(page).doesNotContain("The air is poor");
    }

    @Test
    void givenMarkupInAName_whenShown_thenItIsText() {
        town.place(
                "X-1",
                "<script>alert(1)</script>",
                "air",
                "\"><img src=x>",
                47.1,
                9.5,
                "",
                Map.of());
        town.channel("X-1", "PM2.5", "µg/m³", 10, Visibility.PUBLIC, t -> 20);
        for (String address : List.of("/en/air", "/en/things", "/en/wall")) {
            assertThat(page(address)).doesNotContain("<script>alert").doesNotContain("<img src=x");
        }
    }

    @Test
    void givenStaffData_whenAnybodyAsks_thenOnlyPublicStreamsAreShown() {
        town.furnished(30);
        assertThat(get("/en/things?kind=light", Actor.ANONYMOUS).text()).doesNotContain("Pole 1");
        assertThat(page("/en/things?kind=light")).contains("Pole 1");
        int heat = town.stream("HT-1", "network-pressure");
        assertThat(get("/api/sensing/series/" + heat, Actor.ANONYMOUS).status).isEqualTo(404);
        assertThat(get("/api/sensing/series/" + heat, DUTY).status).isEqualTo(200);
        assertThat(get("/api/sensing/stations", Actor.ANONYMOUS).text()).doesNotContain("HT-1");
    }

    @Test
    void givenOneGatewayDown_whenTheWallIsRead_thenItIsOneLine() {
        town.furnished(240);
        String page = page("/en/wall");
        assertThat(page).contains("No signal: 4 lights").contains("gateway GW-3");
        assertThat(page).contains("Pressure below usual").contains("The air is poor");
        assertThat(page).contains("5 of 295 silent");
    }

    @Test
    void givenAllFeedsStopped_whenOpened_thenEveryPageSaysSoInsteadOfLookingCalm() {
        town.furnished(30);
        Instant stopped = NOW.minus(Duration.ofHours(6));
        town.directory
                .all()
                .forEach(s -> s.channels().forEach(c -> town.series.silent(c.stream(), stopped)));
        String wall = page("/en/wall");
        assertThat(wall).contains("No new values for 6 h").contains("No data");
        assertThat(wall).doesNotContain("All as usual");
        String air = page("/en/air");
        assertThat(air)
                .contains("All stations are silent")
                .contains("We cannot tell how the air is here");
        assertThat(air).doesNotContain("The air is good");
    }

    @Test
    void givenACalmTown_whenTheWallIsRead_thenNothingIsColouredAndItSaysSo() {
        town.place("A-1", "One", "air", "Schaan", 47.1, 9.5, "", Map.of("class", "reference"));
        town.channel("A-1", "PM2.5", "µg/m³", 10, Visibility.PUBLIC, t -> 7);
        String page = page("/en/wall");
        assertThat(page).contains("All as usual").contains("Fair").doesNotContain("class=\"ab\"");
    }

    @Test
    void givenAStationWithoutAPlace_whenShown_thenItIsInTheListAndNotOnTheMap() {
        town.directory.add(
                new Station(
                        99,
                        "Nowhere",
                        Optional.<Point>empty(),
                        Map.of("kind", "air", "code", "N-1"),
                        List.of(
                                new Channel(
                                        999,
                                        "n",
                                        "PM2.5",
                                        "µg/m³",
                                        Duration.ofMinutes(10),
                                        Visibility.PUBLIC))));
        String page = page("/en/air");
        assertThat(page).contains(">Nowhere<").doesNotContain("data-code=\"N-1\"");
        assertThat(page).contains("no value yet");
    }

    @Test
    void givenASeries_whenAskedInPieces_thenEachPieceIsTheSeriesOwn() {
        town.furnished(10);
        int pm = town.stream("VDZ-2", "PM2.5");
        String range = "?from=2026-01-14T10:00:00Z&to=2026-01-14T16:00:00Z&buckets=6";
        String json = page("/api/sensing/series/" + pm + range);
        assertThat(json.split("\"count\":6", -1)).hasSize(7);
        String csv = page("/api/sensing/series/" + pm + range + "&format=csv");
        assertThat(csv.lines().filter(l -> l.startsWith("2026-01-14T"))).hasSize(6);
        assertThat(csv).contains("2026-01-14T15:00+05:00,2026-01-14T16:00+05:00,6,");
        for (String bad :
                List.of("?buckets=0", "?buckets=10001", "?buckets=x", "?from=2027-01-01T00:00:00Z"))
            assertThat(get("/api/sensing/series/" + pm + bad, DUTY).status).as(bad).isEqualTo(400);
    }

    @Test
    void givenThePage_whenSaved_thenTheTableHoldsWhatTheListShows() {
        town.furnished(10);
        PretendExchange csv = get("/en/air/stations.csv?district=Schaan", DUTY);
        assertThat(csv.type).startsWith("text/csv");
        assertThat(csv.headers.get("Content-Disposition")).contains("air.csv");
        assertThat(new String(csv.sent, StandardCharsets.UTF_8))
                .contains("SCH-1,Lindenkreisel,Schaan,reference")
                .doesNotContain("VDZ-1");
        assertThat(page("/en/air/station/VDZ-1/series.csv")).contains(",pm25,");
    }

    @Test
    void givenAnUnknownStationOrLanguage_whenOpened_thenItIsNotFound() {
        assertThat(get("/en/air/station/NONE", DUTY).status).isEqualTo(404);
        assertThat(get("/de/air", DUTY).status).isEqualTo(404);
    }
}
