package city.qala.vision;

import city.qala.testkit.SqlFiles;
import city.qala.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFilesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("vision");

    @Test
    void everyStatementFitsTheMigratedSchema() {
        SqlFiles.prepareAll(ledger.database());
    }
}
