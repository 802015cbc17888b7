package city.qala.vision.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Activations;
import city.qala.kernel.Ulid;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestClock;
import city.qala.vision.face.FaceIndex;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever is looked for is looked for only as two people agreed: tried at random. */
class AuthorityTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final float[] FACE = face();

    private final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");
    private boolean on = true;

    /** One way in which a list may not be matched; {@code NONE} of them: it may. */
    private enum Flaw {
        NONE,
        EXPIRED,
        EARLY,
        WITHDRAWN,
        ELSEWHERE,
        OUT_OF_HOURS,
        ONE_PERSON,
        ONE_ROLE,
        UNSIGNED,
        OVER_CAP,
        OVER_BUDGET,
        SHUT
    }

    private record Attempt(Flaw flaw, Armed armed, Instant at, String camera) {}

    private static float[] face() {
        var face = new float[128];
        for (int i = 0; i < face.length; i++) face[i] = (i % 7 - 3) * 0.03f;
        return face;
    }

    private static final Engine ENGINE =
            new Engine() {
                @Override
                public String algorithm() {
                    return "face-match";
                }

                @Override
                public String modelSha256() {
                    return "a".repeat(64);
                }

                @Override
                public double threshold() {
                    return 0.4;
                }

                @Override
                public String preprocessing() {
                    return "none";
                }

                @Override
                public List<Sighting> look(Picture picture) {
                    return List.of();
                }
            };

    private Matcher matcher() {
        var gate = new Activations(v -> on ? Optional.empty() : off());
        var activation = gate.watch("face-match", "a".repeat(64), 0.4, "none");
        return new Matcher(ENGINE, activation, false, ZoneOffset.UTC, clock, new Tally());
    }

    private static Optional<city.qala.kernel.AlgorithmGate.Off> off() {
        return Optional.of(new city.qala.kernel.AlgorithmGate.Off(NOON, "oversight", "stopped"));
    }

    private static Attempt attempt(RandomGenerator random, Flaw flaw) {
        Instant starts = NOON.minus(Duration.ofMinutes(1 + random.nextInt(3_000)));
        Instant ends = NOON.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
        int from = random.nextInt(700);
        int to = 721 + random.nextInt(719);
        int cap = 1 + random.nextInt(4);
        Instant at = NOON;
        if (flaw == Flaw.EXPIRED) at = ends.plusMillis(random.nextInt(100_000));
        if (flaw == Flaw.EARLY) at = starts.minusMillis(1 + random.nextInt(100_000));
        if (flaw == Flaw.OUT_OF_HOURS) {
            from = 721 + random.nextInt(300);
            to = from + 1 + random.nextInt(300);
        }
        var terms =
                new Terms(
                        "list",
                        Terms.Aim.MISSING,
                        new Terms.Authority("law", "order 1", "court"),
                        new Terms.Call("duty", "102", "call"),
                        new Terms.Area(Set.of("A", "B"), from, to),
                        new Terms.Window(starts, ends),
                        new Terms.Limits(cap, 0.4, 1, 100),
                        false);
        int entries = flaw == Flaw.OVER_CAP ? cap + 1 : cap;
        return new Attempt(
                flaw,
                new Armed(list(terms, flaw), ids(entries), index(entries)),
                at,
                flaw == Flaw.ELSEWHERE ? "C" : random.nextBoolean() ? "A" : "B");
    }

    private static Watchlist list(Terms terms, Flaw flaw) {
        var asked = new Watchlist.Signature("olga", Set.of("watch-officer"), NOON);
        var agreed =
                switch (flaw) {
                    case ONE_PERSON -> new Watchlist.Signature("olga", Set.of("oversight"), NOON);
                    case ONE_ROLE -> new Watchlist.Signature("inna", Set.of("watch-officer"), NOON);
                    default -> new Watchlist.Signature("inna", Set.of("oversight"), NOON);
                };
        return new Watchlist(
                new Ulid("01JQA1A0DEM0RES1DENT000001"),
                terms,
                flaw == Flaw.WITHDRAWN ? Watchlist.State.ENDED : Watchlist.State.ACTIVE,
                Optional.of(asked),
                flaw == Flaw.UNSIGNED ? Optional.empty() : Optional.of(agreed),
                "seal",
                Optional.of(flaw == Flaw.OVER_BUDGET ? 1.01 : 0.5),
                NOON,
                Optional.empty(),
                "");
    }

    private static List<Ulid> ids(int count) {
        var ids = new ArrayList<Ulid>();
        for (int i = 0; i < count; i++)
            ids.add(new Ulid("01JQA1A0DEM0RES1DENT00000" + (char) ('A' + i)));
        return ids;
    }

    private static FaceIndex index(int count) {
        var faces = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) faces.add(FACE.clone());
        return FaceIndex.of(faces);
    }

    private void tried(int times) {
        Matcher matcher = matcher();
        var flaws = Flaw.values();
        var matched = new int[flaws.length];
        ForAll.check(
                times,
                random -> attempt(random, flaws[random.nextInt(flaws.length)]),
                attempt -> {
                    clock.set(attempt.at());
                    on = attempt.flaw() != Flaw.SHUT;
                    matcher.load(List.of(attempt.armed()));
                    List<Hit> hits = matcher.match(attempt.camera(), FACE.clone());
                    matched[attempt.flaw().ordinal()] += hits.size();
                    assertThat(hits).hasSize(attempt.flaw() == Flaw.NONE ? 1 : 0);
                });
        // Without this the test could not fail: what is in order does match.
        assertThat(matched[Flaw.NONE.ordinal()]).isPositive();
    }

    @Test
    void givenAnyFlaw_whenTheVeryFacePasses_thenItIsNeverMatched() {
        tried(1_000);
    }

    @Test
    @Tag("long")
    void givenAnyFlaw_whenTriedTenThousandTimes_thenItIsNeverMatched() {
        tried(10_000);
    }

    @Test
    void givenTheForecast_whenDrawnAtRandom_thenItIsWithinAFactorOfTwo() {
        RandomGenerator random = ForAll.random(11);
        double fmr = 2e-3;
        int entries = 50;
        int alerts = 0;
        for (int stranger = 0; stranger < 20_000; stranger++) {
            boolean alert = false;
            for (int e = 0; e < entries && !alert; e++) alert = random.nextDouble() < fmr;
            if (alert) alerts++;
        }
        double foretold = ForecastRule.fpir(fmr, entries) * 20_000;
        assertThat(alerts / foretold).isBetween(0.5, 2.0);
    }
}
