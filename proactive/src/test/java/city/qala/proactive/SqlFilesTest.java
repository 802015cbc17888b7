package city.qala.proactive;

import city.qala.testkit.SqlFiles;
import city.qala.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFilesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("proactive");

    @Test
    void everyStatementFitsTheMigratedSchema() {
        SqlFiles.prepareAll(ledger.database());
    }
}
