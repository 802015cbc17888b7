package city.qala.governance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import city.qala.platform.db.Sql;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The entries that come with the program. */
class ShippedEntriesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("governance");

    @TempDir Path data = Path.of(".");
    private final RegisterFixture.Log audit = new RegisterFixture.Log();
    private final TestClock clock = TestClock.at("2026-11-22T06:00:00Z");

    @Test
    void givenTheFiles_whenRead_thenWhatRunsIsCompleteAndAboutNoPerson() {
        assertThat(ShippedEntries.all())
                .filteredOn(i -> i.phase() == Phase.ACTIVE)
                .hasSize(5)
                .allSatisfy(i -> {
                    assertThat(i.entry().missing()).isEmpty();
                    assertThat(i.entry().concernsPeople()).isFalse();
                });
        assertThat(ShippedEntries.all())
                .filteredOn(i -> i.phase() == Phase.DESIGN)
                .filteredOn(i -> !i.entry().plain(EntryField.WEBSITE).equals("/cameras"))
                .extracting(i -> i.entry().id(), i -> i.entry().missing().isEmpty())
                // The detector lacks nothing but two people who let it run.
                .containsExactly(tuple("anomaly-detector", true));
    }

    @Test
    void givenTheElevenOfCameras_whenRead_thenEachIsCompleteAndNoneRunsByItself() {
        var eleven =
                ShippedEntries.all().stream()
                        .filter(i -> i.entry().plain(EntryField.WEBSITE).equals("/cameras"))
                        .filter(i -> !i.entry().id().equals("drawn-match"))
                        .toList();
        assertThat(eleven)
                .hasSize(11)
                .allSatisfy(i -> {
                    assertThat(i.entry().missing()).as(i.entry().id()).isEmpty();
                    assertThat(i.phase()).isEqualTo(Phase.DESIGN);
                });
        assertThat(eleven)
                .filteredOn(i -> i.entry().concernsPeople())
                .extracting(i -> i.entry().id())
                .containsExactly("face-match", "plate-match");
    }

    @Test
    void givenARestart_whenOpenedAgain_thenNothingIsInstalledTwice() {
        AlgorithmRegister.open(ledger.database(), audit, data, clock);
        int lines = audit.entries.size();
        assertThat(lines).isEqualTo(ShippedEntries.all().size());
        AlgorithmRegister.open(ledger.database(), audit, data, clock);
        assertThat(audit.entries).hasSize(lines);
    }

    @Test
    void givenTheSchema_whenReadByAProgram_thenItNamesEveryField() {
        var schema = RegisterJson.tree(EntrySchema.of());
        var fields = schema.at("/properties/fields/properties");
        var needed = schema.at("/then/properties/fields/required").toString();
        for (EntryField field : EntryField.values()) {
            assertThat(fields.has(field.code())).as(field.code()).isTrue();
            assertThat(needed.contains('"' + field.code() + '"'))
                    .as(field.code())
                    .isEqualTo(field.isPublic());
        }
    }

    @Test
    void everyStatementFitsTheMigratedSchema() {
        for (String name : List.of("lock-register", "list-events", "add-event"))
            assertThatCode(() -> ledger.database().check(Sql.of(RegisterStore.class, name)))
                    .doesNotThrowAnyException();
    }
}
