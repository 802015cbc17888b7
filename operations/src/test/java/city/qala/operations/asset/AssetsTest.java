package city.qala.operations.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Actor;
import city.qala.kernel.Money;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.operations.KeptAudit;
import city.qala.operations.asset.Asset.Decision;
import city.qala.operations.asset.Asset.Due;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssetsTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    private static final Actor AIDA = new Actor("aida", Actor.Kind.PERSON, Set.of(Role.OPERATOR));
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private final TestClock clock = TestClock.at("2026-01-14T15:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private final List<Life> lives = new ArrayList<>();
    private final Assets assets =
            new Assets(ledger.database(), audit, new PretendYard(), clock, ZONE);

    private final class PretendYard implements Yard {
        @Override
        public List<Life> things(Actor reader, Set<String> kinds) {
            return lives.stream().filter(l -> kinds.contains(l.kind())).toList();
        }

        @Override
        public Optional<Life> thing(Actor reader, long thing) {
            return Optional.empty();
        }

        @Override
        public Optional<Life> thing(Actor reader, String code) {
            return lives.stream().filter(l -> l.code().equals(code)).findFirst();
        }
    }

    private Life life(String code, double uptime, double used, int measured) {
        Life life =
                new Life(
                        code,
                        "Bench " + code,
                        "bench",
                        "",
                        "Alatau",
                        Optional.empty(),
                        Optional.of(clock.instant()),
                        false,
                        uptime,
                        used,
                        measured,
                        Optional.empty(),
                        List.of());
        lives.add(life);
        return life;
    }

    private Asset asset(String code) {
        return assets.find(AIDA, code).orElseThrow();
    }

    @Test
    void givenABenchThatNobodyUsed_whenItWasMeasuredLongEnough_thenSomebodyHasToDecide() {
        life("U-1", 1, 0, 720);
        life("U-2", 1, 0, 100);
        life("U-3", 1, Double.NaN, 0);
        life("U-4", 0.4, 3, 720);
        life("U-5", 0.9, 3, 720);
        assertThat(asset("U-1").due()).contains(Due.UNUSED);
        assertThat(asset("U-2").due()).isEmpty();
        assertThat(asset("U-3").due()).isEmpty();
        assertThat(asset("U-4").due()).contains(Due.FAILING);
        assertThat(asset("U-5").due()).isEmpty();
        List<Asset> list = assets.list(AIDA, Set.of("bench"));
        assertThat(list).extracting(a -> a.life().code()).startsWith("U-1", "U-4");
    }

    @Test
    void givenADecision_whenItStands_thenItIsNotAskedForAgainUntilItIsOld() {
        life("D-1", 1, 0, 720);
        assets.decide(AIDA, "D-1", Decision.MOVE, "The square is being rebuilt");
        assertThat(asset("D-1").due()).isEmpty();
        assertThat(asset("D-1").decision().orElseThrow().actor()).isEqualTo("aida");
        clock.advance(DueRule.STANDS.plus(Duration.ofMinutes(1)));
        assertThat(asset("D-1").due()).contains(Due.UNUSED);
    }

    @Test
    void givenADayToDecideBy_whenItHasCome_thenItIsDueUntilSomebodyDecides() {
        life("T-1", 1, 5, 720);
        LocalDate tomorrow = LocalDate.of(2026, 1, 15);
        assets.note(
                AIDA,
                "T-1",
                new Card(
                        Optional.of(Money.tenge(900_000)),
                        Optional.of(Money.tenge(73_000)),
                        Optional.empty(),
                        Optional.of(tomorrow)));
        assertThat(asset("T-1").due()).isEmpty();
        clock.advance(Duration.ofHours(5));
        assertThat(asset("T-1").due()).as("midnight of the city has passed").contains(Due.DATE);
        assets.decide(AIDA, "T-1", Decision.KEEP, "In use every day");
        assertThat(asset("T-1").due()).isEmpty();
        // 73,000 a year are 6,000 in 30 days, in which it was used for 5 hours.
        assertThat(asset("T-1").hourly()).contains(Money.tenge(1_200));
    }

    @Test
    void givenACardNotedTwice_whenRead_thenTheLastOneCountsAndVisitsAreAllKept() {
        life("C-1", 1, 5, 720);
        Card first =
                new Card(
                        Optional.of(Money.tenge(10)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assets.note(AIDA, "C-1", first);
        assets.note(AIDA, "C-1", Card.NONE);
        assertThat(asset("C-1").card()).isEqualTo(Card.NONE);
        assets.visit(AIDA, "C-1", "Cleaned", Money.tenge(0));
        clock.advance(Duration.ofDays(1));
        assets.visit(AIDA, "C-1", "New socket", Money.tenge(4_500));
        assertThat(assets.visits("C-1"))
                .extracting(Asset.Visit::what)
                .containsExactly("New socket", "Cleaned");
        assertThat(asset("C-1").visit().orElseThrow().cost()).isEqualTo(Money.tenge(4_500));
        assertThat(audit.entries)
                .extracting(e -> e.action() + " " + e.subject())
                .containsExactly(
                        "operations.asset-noted thing/C-1",
                        "operations.asset-noted thing/C-1",
                        "operations.asset-visited thing/C-1",
                        "operations.asset-visited thing/C-1");
        assertThat(audit.entries).allSatisfy(e -> assertThat(e.facts()).isEmpty());
    }

    @Test
    void givenAProgramOrAnUnknownThing_whenSomethingIsNoted_thenItIsRefused() {
        life("P-1", 1, 5, 720);
        var program =
                catchThrowableOfType(
                        Problem.class,
                        () -> assets.decide(Actor.SYSTEM, "P-1", Decision.REMOVE, "unused"));
        assertThat(program.code()).isEqualTo("forbidden");
        var unknown =
                catchThrowableOfType(
                        Problem.class, () -> assets.visit(AIDA, "NONE", "x", Money.tenge(0)));
        assertThat(unknown.code()).isEqualTo("not-found");
        var silent =
                catchThrowableOfType(
                        Problem.class, () -> assets.decide(AIDA, "P-1", Decision.KEEP, "  "));
        assertThat(silent.code()).isEqualTo("invalid-parameter");
        assertThat(assets.decisions("P-1")).isEmpty();
    }

    @Test
    void whatHasNoUseHasNoCostOfAnHour() {
        Life unused = life("H-1", 1, 0, 720);
        Card card =
                new Card(
                        Optional.empty(),
                        Optional.of(Money.tenge(100)),
                        Optional.empty(),
                        Optional.empty());
        var asset = new Asset(unused, card, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(asset.hourly()).isEmpty();
        Instant now = clock.instant();
        assertThat(DueRule.due(unused, card, Optional.empty(), now, ZONE)).contains(Due.UNUSED);
    }
}
