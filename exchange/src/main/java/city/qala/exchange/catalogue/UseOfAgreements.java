package city.qala.exchange.catalogue;

import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.DataSet.Sensitivity;
import city.qala.kernel.Wording;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's own data set, open to all: how often data have left the city, to whom and what
 * for. Defined by one SELECT.
 */
final class UseOfAgreements {

    private static final Sql SELECT = Sql.of(UseOfAgreements.class, "use-of-agreements");

    /** Its fields, in the order of the SELECT. */
    static final List<String> NAMES =
            List.of("day", "data_set", "partner_kind", "partner", "purpose", "calls", "rows");

    /** The tables that it reads, as far as it uses them. */
    static final Map<String, List<String>> TABLES =
            Map.of(
                    "exchange.call", List.of("agreement", "at", "rows"),
                    "exchange.agreement",
                            List.of("id", "data_set", "partner_kind", "partner_name", "purpose"));

    private UseOfAgreements() {}

    static DataSet of(Database ledger, String owner) {
        return new DataSet(
                "exchange-use",
                new Wording(
                        "Қаладан кеткен деректер",
                        "Данные, которые ушли из города",
                        "Data that left the city"),
                new Wording(
                        "Әр келісім бойынша күніне неше сұрауға жауап берілді және неше жол"
                                + " берілді. Күн UTC бойынша.",
                        "Сколько запросов исполнено и сколько строк выдано за день по каждому"
                                + " соглашению. День по UTC.",
                        "How many calls were answered and how many rows left, by day and"
                                + " agreement. Days are in UTC."),
                owner,
                fields(),
                "CC-BY-4.0",
                DataSet.Rhythm.CONTINUOUS,
                SELECT.text(),
                (wanted, each) ->
                        ledger
                                .read(tx -> tx.list(SELECT, Map.of(), UseOfAgreements::values))
                                .stream()
                                .limit(wanted.most())
                                .forEach(each));
    }

    private static List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.text("day"),
                row.text("data_set"),
                row.text("partner_kind"),
                row.text("partner"),
                row.text("purpose"),
                row.number("calls"),
                row.number("rows"));
    }

    private static List<Field> fields() {
        return List.of(
                field("day", DataSet.Type.TEXT, "Күн", "День", "Day"),
                field("data_set", DataSet.Type.TEXT, "Деректер жинағы", "Набор данных", "Data set"),
                field(
                        "partner_kind",
                        DataSet.Type.TEXT,
                        "Серіктестің түрі",
                        "Вид партнёра",
                        "Kind of partner"),
                field("partner", DataSet.Type.TEXT, "Серіктес", "Партнёр", "Partner"),
                field("purpose", DataSet.Type.TEXT, "Мақсат коды", "Код цели", "Purpose code"),
                field("calls", DataSet.Type.WHOLE, "Сұрау саны", "Число запросов", "Calls"),
                field("rows", DataSet.Type.WHOLE, "Жол саны", "Число строк", "Rows"));
    }

    private static Field field(String name, DataSet.Type type, String kk, String ru, String en) {
        return new Field(name, type, "", new Wording(kk, ru, en), Sensitivity.OPEN);
    }
}
