package city.qala.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jspecify.annotations.Nullable;

/** Statements kept prepared on one connection, with positional values for named parameters. */
final class Statements {

    private record Prepared(PreparedStatement statement, List<Integer> argumentOf) {}

    private final Connection connection;
    private final Map<Sql, Prepared> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** The statement with its values bound; distinct names take the values in order. */
    PreparedStatement bound(Sql sql, @Nullable Object[] args) throws SQLException {
        Prepared p = prepared.get(sql);
        if (p == null) {
            p = prepare(sql);
            prepared.put(sql, p);
        }
        List<Integer> argumentOf = p.argumentOf();
        for (int i = 0; i < argumentOf.size(); i++)
            Binder.bind(p.statement(), i + 1, args[argumentOf.get(i)]);
        return p.statement();
    }

    /** Lets the server parse and describe a statement. */
    void check(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql).statement()) {
            statement.getParameterMetaData();
        }
    }

    private Prepared prepare(Sql sql) throws SQLException {
        var parsed = new ColonPrefixSqlParser().parse(sql.text(), null);
        List<String> names = parsed.getParameters().getParameterNames();
        Map<String, Integer> order = new LinkedHashMap<>();
        List<Integer> arguments = new ArrayList<>();
        for (String name : names) {
            // "?" stands for the next value; a name that comes again stands for its first value.
            String key = name.equals("?") ? "?" + arguments.size() : name;
            arguments.add(order.computeIfAbsent(key, k -> order.size()));
        }
        return new Prepared(connection.prepareStatement(parsed.getSql()), arguments);
    }
}
