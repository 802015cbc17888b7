package city.qala.platform.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a capability's schema up to date; the schema is named as the capability. */
final class Migrations {

    private Migrations() {}

    static void run(DataSource source, String capability) {
        Flyway.configure()
                .dataSource(source)
                .schemas(capability)
                .defaultSchema(capability)
                .locations("classpath:db/" + capability)
                .table("schema_history")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
