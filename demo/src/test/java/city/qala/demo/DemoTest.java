package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The town against a small fake of the city's HTTP door; nobody answers at the MQTT door. */
class DemoTest {
    private static final Instant NOON = Instant.parse("2026-11-22T07:00:00Z");
    private static final DemoConfig ONE_DAY = new DemoConfig(ZoneId.of("Asia/Almaty"), 1, 1, 7);

    @TempDir Path folder;

    private static List<String> runTown(FakeCity city, Instant now) throws InterruptedException {
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var complete = new CountDownLatch(1);
        var doors = new DemoDoors(city.base(), "127.0.0.1", 1, (name, role) -> name + "/" + role);
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        try (var demo =
                Demo.run(
                        doors,
                        ONE_DAY,
                        clock,
                        line -> {
                            lines.add(line);
                            if (line.startsWith("town: complete") || line.contains("stopped"))
                                complete.countDown();
                        })) {
            assertThat(complete.await(60, TimeUnit.SECONDS)).as("lines: %s", lines).isTrue();
        }
        return lines;
    }

    @Test
    void givenAnEmptyCity_whenTheTownRuns_thenEveryThingAndADayOfReadingsIsThereAirFirst()
            throws IOException, InterruptedException {
        try (var city = new FakeCity()) {
            List<String> lines = runTown(city, NOON);
            assertThat(city.sets.get("Things")).hasSizeGreaterThan(2_000);
            assertThat(city.sets.get("Datastreams")).hasSizeBetween(2_900, 3_200);
            assertThat(lines.get(1)).startsWith("town: air");
            assertThat(city.doubled).isZero();
            var thing = city.sets.get("Things").getFirst();
            assertThat(thing.at("/properties/kind").asText()).isEqualTo("air");
            assertThat(thing.at("/properties/made").asBoolean()).isTrue();
            assertThat(thing.at("/properties/device").asText()).startsWith("gw-");
            long airStream = city.sets.get("Datastreams").getFirst().get("@iot.id").asLong();
            TreeMap<Long, Double> air = city.told.get(airStream);
            assertThat(air.size()).isBetween(100, 144);
            assertThat(air.lastKey()).isLessThanOrEqualTo(NOON.getEpochSecond());
        }
    }

    @Test
    void givenATownThatWasStopped_whenItRunsAgain_thenOnlyTheGapIsTold()
            throws IOException, InterruptedException {
        try (var city = new FakeCity()) {
            runTown(city, NOON);
            int things = city.sets.get("Things").size();
            long before = rows(city);
            runTown(city, NOON.plusSeconds(2 * 3_600));
            assertThat(city.sets.get("Things")).hasSize(things);
            assertThat(city.doubled).isZero();
            assertThat(rows(city) - before).isBetween(before / 24, before / 6);
        }
    }

    private static long rows(FakeCity city) {
        return city.told.values().stream().mapToLong(TreeMap::size).sum();
    }

    @Test
    void givenAFolderWithoutMap_whenTheDemoMapIsWritten_thenItIsThereOnceWithItsCredit()
            throws IOException {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Demo.map(folder, clock);
        Path meta = folder.resolve("map/meta.json");
        assertThat(Files.readString(meta)).contains("OpenStreetMap contributors (ODbL)");
        Files.writeString(folder.resolve("map/roads.geojson"), "mine");
        Demo.map(folder, clock);
        assertThat(Files.readString(folder.resolve("map/roads.geojson"))).isEqualTo("mine");
    }

    @Test
    void givenAFastClock_whenAMinutePasses_thenTheTownsMinutesAreAsManyAsTheSpeed() {
        var start = Instant.parse("2026-11-22T07:00:00Z");
        var now = new Instant[] {start};
        Clock source =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now[0];
                    }
                };
        var fast = new TownClock(source, 60);
        now[0] = start.plusSeconds(60);
        assertThat(fast.instant()).isEqualTo(start.plusSeconds(3_600));
    }
}
