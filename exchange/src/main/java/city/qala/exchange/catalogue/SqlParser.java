package city.qala.exchange.catalogue;

import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Parses SELECTs with the parser of the lake's own engine, without running them. */
final class SqlParser {

    private static final Sql SYNTAX = Sql.of(SqlParser.class, "lake-syntax");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;

    SqlParser(Lake lake) {
        this.lake = lake;
    }

    /**
     * Where the columns of a SELECT come from.
     *
     * @param tables names of the columns of tables that are known
     */
    Lineage lineage(String sql, Map<String, List<String>> tables) {
        List<String> trees =
                lake.query(SYNTAX, List.of(), Map.of("sql", sql), row -> row.text("tree"));
        try {
            return LineageRule.of(JSON.readTree(trees.getFirst()), tables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parser writes JSON", e);
        }
    }
}
