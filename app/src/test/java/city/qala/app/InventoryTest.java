package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.purpose.Inventory;
import city.qala.governance.purpose.Inventory.Table;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the parts of the city declare about people is what the ledger holds, column by column. */
class InventoryTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final Sql COLUMNS =
            Sql.text(
                    "columns",
                    "select c.table_schema || '.' || c.table_name as tab, c.column_name as col"
                            + " from information_schema.columns c join information_schema.tables t"
                            + " using (table_schema, table_name) where t.table_type = 'BASE TABLE'"
                            + " and c.table_schema not in ('pg_catalog', 'information_schema')"
                            + " and c.table_name <> 'schema_history'");
    private static final Sql ARMED =
            Sql.text(
                    "armed",
                    "select c.oid::regclass::text as tab, c.relrowsecurity as on_,"
                            + " c.relforcerowsecurity as forced,"
                            + " exists (select from pg_policy p where p.polrelid = c.oid) as policy"
                            + " from guard.armed a join pg_class c on c.oid = a.tab");

    private final Inventory inventory = Inventory.of(ServerConfig.INVENTORIES);

    private static Map<String, Set<String>> ledger() {
        var tables = new TreeMap<String, Set<String>>();
        try (Line owner = CITY.ledger().ownerLine("inventory")) {
            for (List<String> pair :
                    owner.list(COLUMNS, row -> List.of(row.text("tab"), row.text("col"))))
                tables.computeIfAbsent(pair.get(0), t -> new TreeSet<>()).add(pair.get(1));
        }
        return tables;
    }

    @Test
    void everyTableIsDeclaredAndEveryDeclaredTableIsThere() {
        var declared = new TreeSet<>(inventory.plain().keySet());
        inventory.tables().forEach(t -> declared.add(t.name()));
        assertThat(declared).isEqualTo(new TreeSet<>(ledger().keySet()));
    }

    @Test
    void everyColumnOfATableAboutPeopleIsDeclared() {
        Map<String, Set<String>> ledger = ledger();
        for (Table t : inventory.tables())
            assertThat(new TreeSet<>(t.columns().keySet()))
                    .as(t.name())
                    .isEqualTo(ledger.get(t.name()));
    }

    @Test
    void everyTableThatIsDeclaredUnderAGrantIsArmedAndTheReverse() {
        Set<String> declared =
                inventory.tables().stream()
                        .filter(Table::isArmed)
                        .map(Table::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        var armed = new TreeSet<String>();
        try (Line owner = CITY.ledger().ownerLine("armed")) {
            for (String table :
                    owner.list(
                            ARMED,
                            row -> {
                                assertThat(row.flag("on_")).as(row.text("tab")).isTrue();
                                assertThat(row.flag("forced")).as(row.text("tab")).isTrue();
                                assertThat(row.flag("policy")).as(row.text("tab")).isTrue();
                                return row.text("tab");
                            })) armed.add(table);
        }
        assertThat(declared).isNotEmpty().isEqualTo(armed);
    }
}
