package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTownTest {
    private static final DemoConfig CONFIG = new DemoConfig(ZoneId.of("Asia/Almaty"), 30, 1, 7);
    private static final long EVENING = Instant.parse("2026-11-22T14:00:00Z").getEpochSecond();
    private static final long MONTH = 30L * 86_400;

    @TempDir static Path folder;
    private static DemoTown town = new DemoTown(List.of(), Map.of(), new Faults(0));

    @BeforeAll
    static void planTown() throws IOException {
        town = DemoTown.plan(extract(), CONFIG);
    }

    private static Path extract() throws IOException {
        Path extract = folder.resolve("valley.osm.pbf");
        if (Files.exists(extract)) return extract;
        try (var in = DemoTownTest.class.getResourceAsStream("map/valley-2015.osm.pbf")) {
            Files.copy(in, extract);
        }
        return extract;
    }

    @Test
    void givenThePlan_whenCounted_thenATownHasAboutThreeThousandSensorsOfEveryKind() {
        assertThat(town.counts())
                .containsEntry(Kind.AIR, 12)
                .containsEntry(Kind.WEATHER, 2)
                .containsEntry(Kind.GATEWAY, 40)
                .containsEntry(Kind.TRAFFIC, 24)
                .containsEntry(Kind.BUS, 8)
                .containsEntry(Kind.BIKE, 50)
                .containsEntry(Kind.PARKING, 272)
                .containsEntry(Kind.STOP, 2)
                .containsEntry(Kind.BENCH, 12)
                .containsEntry(Kind.HEAT, 24)
                .containsEntry(Kind.WATER, 34)
                .containsEntry(Kind.POWER, 44)
                .containsEntry(Kind.WASTE, 220)
                .containsEntry(Kind.LIGHT, 1_690);
        assertThat(town.streams()).hasSizeBetween(2_900, 3_200);
    }

    @Test
    void givenThePlan_whenCodesAreCompared_thenNoneComesTwice() {
        assertThat(new HashSet<>(town.things().stream().map(PlannedThing::code).toList()))
                .hasSize(town.things().size());
        assertThat(new HashSet<>(town.streams().stream().map(PlannedStream::code).toList()))
                .hasSize(town.streams().size());
    }

    @Test
    void givenThePlan_whenPlacesAreChecked_thenEverythingStandsInATownDistrictOnTheMap() {
        for (PlannedThing t : town.things()) {
            assertThat(TownMap.BOX.contains(t.at().lon(), t.at().lat())).as(t.code()).isTrue();
            if (t.kind() == Kind.BUS) continue;
            assertThat(t.district()).as(t.code()).isIn("Schaan", "Vaduz", "Planken", "Triesenberg");
        }
    }

    @Test
    void givenTheSameSeed_whenPlannedAgain_thenThePlanAndWhatItSaysAreTheSame() throws IOException {
        DemoTown again = DemoTown.plan(extract(), CONFIG);
        assertThat(describe(again)).isEqualTo(describe(town));
    }

    @Test
    void givenAnotherSeed_whenPlanned_thenItSaysOtherThings() throws IOException {
        var other = new DemoConfig(CONFIG.zone(), 30, 1, 8);
        assertThat(describe(DemoTown.plan(extract(), other))).isNotEqualTo(describe(town));
    }

    private static List<String> describe(DemoTown town) {
        return town.things().stream()
                .map(t ->
                        t.code()
                                + t.name()
                                + t.at()
                                + t.gateway()
                                + t.streams().stream()
                                        .map(s -> s.code() + s.signal().at(EVENING))
                                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void givenThirtyDays_whenReadingsAreCounted_thenTheyAreOneToThreeMillion() {
        long rows = town.streams().stream().mapToLong(s -> MONTH / s.interval().getSeconds()).sum();
        assertThat(rows).isBetween(1_000_000L, 2_500_000L);
    }

    @Test
    void givenAnyDayOfTheYear_whenEverySensorSpeaks_thenValuesArePlausible() {
        for (PlannedStream s : town.streams()) {
            for (long t = EVENING; t < EVENING + 365L * 86_400; t += 11 * 86_400 + 7 * 3_600) {
                double v = s.signal().at(s.slotFrom(t));
                if (Double.isNaN(v)) continue;
                double[] range = range(s.property());
                assertThat(v)
                        .as("%s at %s", s.code(), Instant.ofEpochSecond(t))
                        .isBetween(range[0], range[1]);
            }
        }
    }

    private static double[] range(Property property) {
        return switch (property) {
            case PM25, PM10, NO2, O3, SO2 -> new double[] {0, 1_300};
            case CO -> new double[] {0, 15_000};
            case TEMPERATURE -> new double[] {-25, 45};
            case HUMIDITY, LIGHT_LEVEL, FILL_LEVEL, BATTERY -> new double[] {0, 100};
            case WIND_SPEED -> new double[] {0, 40};
            case WIND_DIRECTION -> new double[] {0, 360};
            case PRESSURE -> new double[] {970, 1_060};
            case PRECIPITATION -> new double[] {0, 80};
            case TRAFFIC_COUNT -> new double[] {0, 420};
            case TRAFFIC_SPEED -> new double[] {15, 65};
            case LIGHT_POWER -> new double[] {0, 2_500};
            case SUPPLY_TEMPERATURE -> new double[] {60, 110};
            case RETURN_TEMPERATURE -> new double[] {40, 65};
            case FLOW -> new double[] {0, 260};
            case NETWORK_PRESSURE -> new double[] {3, 7};
            case POWER_LOAD -> new double[] {10, 7_000};
            case VOLTAGE -> new double[] {220, 240};
            case FREE_SPACES -> new double[] {0, 2_000};
            case OCCUPIED, MAINS -> new double[] {0, 1};
            case PASSENGERS -> new double[] {0, 60};
            case SPEED -> new double[] {0, 60};
            case BIKES_AVAILABLE -> new double[] {0, 40};
            case WIFI_USERS -> new double[] {0, 6};
            case CHARGING_POWER -> new double[] {0, 10};
            case HEATER_POWER -> new double[] {0, 4_500};
            case SIGNAL -> new double[] {-110, -60};
        };
    }

    @Test
    void givenABus_whenItDrives_thenItStaysOnTheMapAndMovesOnlyInService() {
        PlannedThing bus =
                town.things().stream().filter(t -> t.kind() == Kind.BUS).findFirst().orElseThrow();
        long noon = Instant.parse("2026-11-22T07:00:00Z").getEpochSecond();
        for (long s = noon; s < noon + 86_400; s += 60) {
            var at = town.at(bus, s);
            assertThat(TownMap.BOX.covers(at.lon(), at.lat())).isTrue();
            assertThat(Metric.metres(at, town.at(bus, s + 20))).isLessThan(3_000);
        }
        assertThat(Metric.metres(town.at(bus, noon), town.at(bus, noon + 20)))
                .isBetween(1.0, 131.0);
        long night = Instant.parse("2026-11-22T20:00:00Z").getEpochSecond();
        assertThat(town.at(bus, night)).isEqualTo(town.at(bus, night + 600));
    }

    @Test
    void givenADistrict_whenItsInflowIsReadBesideItsMeters_thenAShareIsLost() {
        for (PlannedThing inflow : town.things()) {
            if (!inflow.type().equals("inflow")) continue;
            PlannedStream in = inflow.streams().getFirst();
            double metered =
                    town.things().stream()
                            .filter(t -> t.kind() == inflow.kind() && t.type().isEmpty())
                            .filter(t -> t.district().equals(inflow.district()))
                            .flatMap(t -> t.streams().stream())
                            .filter(s -> s.property() == in.property())
                            .mapToDouble(s -> s.signal().at(EVENING))
                            .sum();
            double share = 1 - metered / in.signal().at(EVENING);
            assertThat(share).as(inflow.code()).isBetween(0.039, 0.32);
        }
    }

    @Test
    void givenBikes_whenDocksCountThem_thenTheyAddUpToAllBikes() {
        double standing =
                town.streams().stream()
                        .filter(s -> s.property() == Property.BIKES_AVAILABLE)
                        .mapToDouble(s -> s.signal().at(EVENING))
                        .sum();
        assertThat(standing).isEqualTo(40);
    }
}
