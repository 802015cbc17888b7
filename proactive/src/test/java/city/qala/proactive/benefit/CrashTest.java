package city.qala.proactive.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The machine is killed in the midst of its work, again and again: nothing doubles, nothing lacks.
 */
class CrashTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("proactive");

    /** Fewer than between two kills, so that the work gets on. */
    private static final int AT_A_TIME = 20;

    private static final Sql PID = Sql.text("pid", "select pg_backend_pid() as pid");

    @Test
    void givenAKillAmidFiveHundredGrants_whenItIsStartedAgain_thenEachIsGrantedToldAndPaidOnce() {
        kill(500, 3);
    }

    @Test
    @Tag("long")
    void givenAKillAmidTenThousandGrants_whenItIsStartedAgain_thenEachIsGrantedToldAndPaidOnce() {
        kill(10_000, 40);
    }

    private static void kill(int households, int kills) {
        RandomGenerator random = ForAll.random(7);
        var asked = new AtomicInteger();
        var next = new AtomicInteger(1 + random.nextInt(households / kills));
        Town town = new Town(ledger.database());
        town.beforeAnswer =
                tx -> {
                    if (asked.incrementAndGet() != next.get()) return;
                    next.addAndGet(1 + random.nextInt(2 * households / kills));
                    long pid = Tx.of(tx).one(PID, Map.of(), row -> row.number("pid")).orElseThrow();
                    ledger.asOwner("select pg_terminate_backend(" + pid + ")");
                };
        List<Ulid> all = new ArrayList<>();
        for (int i = 0; i < households; i++) {
            Ulid home = Town.id(1_000_000 + 2 * i);
            all.add(home);
            town.registers.put(
                    home, Town.home(home, Town.adult(Town.id(1_000_001 + 2 * i), 2, "900000")));
        }
        town.ledger.change(tx ->
                town.benefits.stores().assessments().know(tx, all, town.benefits.life().today()));
        int died = 0;
        boolean more = true;
        while (more) {
            // A new process: a connection of its own, which dies with it.
            try (Database process = ledger.reopen()) {
                more = process.write(tx -> step(town, tx));
            } catch (RuntimeException killed) {
                if (++died > 4 * kills) throw killed;
            }
        }
        assertThat(died).as("kills").isGreaterThan(kills / 4);
        // News that is delivered a second time, as after a kill between commit and acknowledgement.
        town.beforeAnswer = tx -> {};
        all.stream().limit(50).forEach(town::tell);
        for (String table : List.of("entitlement", "line", "notice", "assessment"))
            assertThat(
                            town.all(
                                    "select count(*) || ' of ' || count(distinct household) as one"
                                        + " from proactive."
                                            + table))
                    .as(table)
                    .containsExactly(households + " of " + households);
    }

    private static boolean step(Town town, Tx tx) {
        List<Ulid> due =
                town.benefits
                        .stores()
                        .assessments()
                        .due(tx, town.benefits.life().today(), AT_A_TIME);
        town.benefits.life().assess(tx, due, "date");
        return !due.isEmpty();
    }
}
