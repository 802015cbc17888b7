package city.qala.sensing.series;

import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import city.qala.testkit.TestCity;

/** Opens stores for tests. */
final class SeriesStores {

    private SeriesStores() {}

    /** Empties the ledger's part of the observations. */
    static void clear(TestCity city) {
        run(
                city,
                "truncate sensing.journal_a, sensing.journal_b, sensing.request_key,"
                        + " sensing.sealed_file, sensing.sealed_state, sensing.sealed_hidden,"
                        + " sensing.rollup");
    }

    static void run(TestCity city, String... statements) {
        for (String statement : statements) {
            try (Line owner = city.database().ownerLine("test")) {
                owner.execute(Sql.text("test", statement));
            }
        }
    }

    static SeriesStore open(TestCity city, Lake lake) {
        return SeriesStore.open(
                city.database(), lake, city.folder(), city.clock(), SeriesConfig.defaults());
    }
}
