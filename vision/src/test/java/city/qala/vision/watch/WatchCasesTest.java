package city.qala.vision.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Activations;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Sql;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import city.qala.vision.TrialTown;
import city.qala.vision.face.DrawnFigure;
import city.qala.vision.face.FaceIndex;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What hostile or careless people would ask of lists. */
class WatchCasesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("vision");

    private static final String OLGA = "olga:watch-officer";
    private static final String LISTS = "/api/vision/watchlists";

    @TempDir private Path folder;

    private static long rows(String table) {
        var count = Sql.text("count", "select count(*) as n from vision." + table);
        return ledger.database()
                .read(tx -> tx.one(count, Map.of(), row -> row.number("n")))
                .orElseThrow();
    }

    @Test
    void givenAListThatWouldNeverEnd_whenItIsAskedFor_thenThereIsNoneOrItEndsByTomorrow()
            throws IOException {
        try (var town = new TrialTown(ledger.database(), folder)) {
            town.camera("CAM-1");
            long before = rows("watchlist");
            Map<String, Object> terms = new HashMap<>(town.terms("CAM-1"));
            Instant now = town.clock.instant();
            for (Duration far : List.of(Duration.ofDays(3_650), Duration.ofDays(31))) {
                terms.put("ends", now.plus(far).toString());
                assertThat(town.status(LISTS, OLGA, terms)).as("%s", far).isIn(400, 422);
            }
            terms.put("ends", now.minusSeconds(1).toString());
            assertThat(town.status(LISTS, OLGA, terms)).isIn(400, 422);
            assertThat(rows("watchlist")).isEqualTo(before);

            JsonNode unsaid = town.post(LISTS, OLGA, town.terms("CAM-1"));
            Instant ends = Instant.parse(unsaid.findValue("ends").asText());
            assertThat(ends).isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void givenAFaceThatIsNotOnTheList_whenItPasses_thenNothingOfItIsKept() throws IOException {
        try (var town = new TrialTown(ledger.database(), folder)) {
            town.camera("CAM-1");
            town.loose(town.terms("CAM-1"), 7);
            long candidates = rows("candidate");
            long crops = rows("candidate_crop");
            assertThat(town.frame("CAM-1", DrawnFigure.of(4_711, 3).png())).isZero();
            assertThat(rows("candidate")).isEqualTo(candidates);
            assertThat(rows("candidate_crop")).isEqualTo(crops);
            assertThat(town.frame("CAM-1", DrawnFigure.of(7, 3).png())).as("the sought one").isOne();
        }
    }

    @Test
    void givenAFaceAThousandthBeyondTheThreshold_whenCompared_thenItIsNoMatch() {
        var clock = TestClock.at("2026-03-01T12:00:00Z");
        var engine = new DrawnEngine();
        var activation =
                new Activations(version -> Optional.empty())
                        .watch(
                                engine.algorithm(),
                                engine.modelSha256(),
                                engine.threshold(),
                                engine.preprocessing());
        var matcher = new Matcher(engine, activation, true, ZoneOffset.UTC, clock, new Tally());
        var sought = new float[128];
        matcher.load(List.of(armed(clock.instant(), sought)));
        double threshold = Math.min(0.4, engine.threshold());
        assertThat(matcher.match("A", away(threshold - 0.001))).as("just within").hasSize(1);
        assertThat(matcher.match("A", away(threshold))).as("on it").isEmpty();
        assertThat(matcher.match("A", away(threshold + 0.001))).as("just beyond").isEmpty();
    }

    private static float[] away(double distance) {
        var face = new float[128];
        face[5] = (float) distance;
        return face;
    }

    private static Armed armed(Instant now, float[] sought) {
        var terms =
                new Terms(
                        "list",
                        Terms.Aim.MISSING,
                        new Terms.Authority("law", "order 1", "court"),
                        new Terms.Call("duty", "102", "call"),
                        new Terms.Area(Set.of("A"), 0, 1440),
                        new Terms.Window(now.minusSeconds(60), now.plusSeconds(3_600)),
                        new Terms.Limits(1, 0.4, 1, 100),
                        true);
        var list =
                new Watchlist(
                        new Ulid("01JQA1A0DEM0RES1DENT000001"),
                        terms,
                        Watchlist.State.ACTIVE,
                        Optional.of(
                                new Watchlist.Signature("olga", Set.of("watch-officer"), now)),
                        Optional.of(new Watchlist.Signature("inna", Set.of("oversight"), now)),
                        "seal",
                        Optional.of(0.5),
                        now,
                        Optional.empty(),
                        "");
        return new Armed(
                list, List.of(new Ulid("01JQA1A0DEM0RES1DENT00000A")), FaceIndex.of(List.of(sought)));
    }
}
