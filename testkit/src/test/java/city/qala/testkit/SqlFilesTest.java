package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.platform.db.Sql;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFilesTest {

    @RegisterExtension
    static final TestDatabase ledger = TestDatabase.with("jobs", "bus", "identity", "sample");

    @Test
    void platformsStatementsFitItsSchemas() {
        SqlFiles.prepareAll(ledger.database(), Path.of("..", "platform"));
    }

    @Test
    void givenAStatementThatNamesNoColumn_whenPrepared_thenItIsNamed() {
        assertThatThrownBy(() ->
                        ledger.database()
                                .check(
                                        Sql.text(
                                                "wrong",
                                                "select colour from sample.thing where"
                                                        + " name = :name")))
                .hasMessageContaining("wrong.sql")
                .hasMessageContaining("colour");
    }
}
