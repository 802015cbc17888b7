package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Lineage.Column;
import city.qala.exchange.catalogue.Lineage.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lineage of columns out of a parsed SELECT. Pure. The tree is the one that DuckDB's own
 * parser writes ({@code json_serialize_sql}), so that nothing is guessed from text; a construct
 * that is not understood becomes a doubt, never a source.
 */
final class LineageRule {

    /** Expressions whose value is made of all their parts. */
    private static final Set<String> MADE_OF_PARTS =
            Set.of(
                    "FUNCTION",
                    "CASE",
                    "CAST",
                    "COMPARISON",
                    "CONJUNCTION",
                    "OPERATOR",
                    "WINDOW",
                    "BETWEEN",
                    "COLLATE");

    private final Map<String, List<String>> tables;

    private LineageRule(Map<String, List<String>> tables) {
        this.tables = tables;
    }

    /**
     * The lineage of a statement.
     *
     * @param tree what the parser made of it
     * @param tables names of the columns of tables that are known; others may have any column
     */
    static Lineage of(JsonNode tree, Map<String, List<String>> tables) {
        JsonNode statements = tree.path("statements");
        if (tree.path("error").asBoolean(true) || statements.size() != 1)
            return new Lineage(List.of(new Column("?", Origin.doubt("it is not one SELECT"))));
        var rule = new LineageRule(tables);
        return new Lineage(rule.query(statements.get(0).path("node"), Map.of(), null).columns());
    }

    private Relation query(JsonNode node, Map<String, Relation> known, @Nullable Scope outer) {
        var ctes = new HashMap<>(known);
        for (JsonNode cte : node.path("cte_map").path("map")) {
            JsonNode value = cte.path("value");
            JsonNode body = value.path("query_node");
            JsonNode inner = body.isMissingNode() ? value.path("query").path("node") : body;
            String name = cte.path("key").asText();
            ctes.put(
                    name.toLowerCase(Locale.ROOT),
                    renamed(query(inner, ctes, outer), value.path("aliases")).as(name));
        }
        return switch (node.path("type").asText()) {
            case "SELECT_NODE" -> select(node, ctes, outer);
            case "SET_OPERATION_NODE" -> union(node, ctes, outer);
            default -> unknown("", "this kind of query is not understood: " + type(node));
        };
    }

    private Relation union(JsonNode node, Map<String, Relation> ctes, @Nullable Scope outer) {
        List<Relation> parts = new ArrayList<>();
        for (JsonNode child : node.path("children")) parts.add(query(child, ctes, outer));
        for (String side : List.of("left", "right")) {
            if (node.path(side).isObject()) parts.add(query(node.path(side), ctes, outer));
        }
        if (parts.isEmpty() || parts.stream().anyMatch(p -> !p.closed()))
            return unknown("", "the columns of a UNION are not known");
        int width = parts.getFirst().columns().size();
        if (parts.stream().anyMatch(p -> p.columns().size() != width))
            return unknown("", "the parts of a UNION differ in width");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int place = i;
            columns.add(
                    new Column(
                            parts.getFirst().columns().get(i).name(),
                            Origin.all(
                                    parts.stream()
                                            .map(p -> p.columns().get(place).origin())
                                            .toList())));
        }
        return new Relation("", "", columns, true);
    }

    private Relation select(JsonNode node, Map<String, Relation> ctes, @Nullable Scope outer) {
        var scope = new Scope(outer);
        from(node.path("from_table"), ctes, scope);
        List<Column> columns = new ArrayList<>();
        for (JsonNode expression : node.path("select_list")) {
            if (expression.path("class").asText().equals("STAR")) star(expression, scope, columns);
            else {
                var column =
                        new Column(
                                name(expression, columns.size()), origin(expression, ctes, scope));
                columns.add(column);
                scope.alias(column);
            }
        }
        return new Relation("", "", columns, true);
    }

    private void from(JsonNode table, Map<String, Relation> ctes, Scope scope) {
        switch (type(table)) {
            case "EMPTY" -> {}
            case "BASE_TABLE" -> scope.add(base(table, ctes));
            case "TABLE_FUNCTION" -> scope.add(function(table));
            case "SUBQUERY" ->
                    scope.add(
                            renamed(
                                            query(table.path("subquery").path("node"), ctes, scope),
                                            table.path("column_name_alias"))
                                    .as(table.path("alias").asText()));
            case "JOIN" -> {
                from(table.path("left"), ctes, scope);
                from(table.path("right"), ctes, scope);
                table.path("using_columns").forEach(c -> scope.merge(c.asText()));
                if (table.path("ref_type").asText().equals("NATURAL")) scope.natural();
            }
            default ->
                    scope.add(
                            unknown(
                                    table.path("alias").asText(),
                                    "this part of FROM is not understood: " + type(table)));
        }
    }

    private Relation base(JsonNode table, Map<String, Relation> ctes) {
        String name = table.path("table_name").asText();
        String schema = table.path("schema_name").asText();
        String alias = table.path("alias").asText();
        JsonNode others = table.path("column_name_alias");
        Relation cte = schema.isEmpty() ? ctes.get(name.toLowerCase(Locale.ROOT)) : null;
        if (cte != null) return renamed(cte, others).as(alias);
        String full = schema.isEmpty() ? name : schema + "." + name;
        List<String> columns = tables.get(full);
        var made =
                columns == null
                        ? new Relation(name, full, List.of(), false)
                        : new Relation(
                                name,
                                full,
                                columns.stream()
                                        .map(c -> new Column(c, Origin.of(full + "." + c)))
                                        .toList(),
                                true);
        return renamed(made, others).as(alias);
    }

    /** A table function is a table of its own, called as the query calls it. */
    private Relation function(JsonNode table) {
        String alias = table.path("alias").asText();
        String name = table.path("function").path("function_name").asText();
        if (!table.path("column_name_alias").isEmpty())
            return unknown(alias, "the columns of " + name + " were renamed");
        String called = alias.isEmpty() ? name : alias;
        List<String> columns = tables.get(called);
        if (columns == null) return new Relation(called, called, List.of(), false);
        return new Relation(
                called,
                called,
                columns.stream().map(c -> new Column(c, Origin.of(called + "." + c))).toList(),
                true);
    }

    private static Relation renamed(Relation relation, JsonNode names) {
        if (names.isEmpty()) return relation;
        if (!relation.closed() || names.size() > relation.columns().size())
            return unknown(relation.alias(), "renamed columns of a table that is not known");
        List<Column> columns = new ArrayList<>(relation.columns());
        for (int i = 0; i < names.size(); i++)
            columns.set(i, new Column(names.get(i).asText(), columns.get(i).origin()));
        return new Relation(relation.alias(), relation.table(), columns, true);
    }

    private static void star(JsonNode star, Scope scope, List<Column> columns) {
        boolean plain =
                star.path("replace_list").isEmpty()
                        && star.path("rename_list").isEmpty()
                        && star.path("qualified_exclude_list").isEmpty()
                        && !star.path("columns").asBoolean();
        String only = star.path("relation_name").asText();
        Set<String> left = new java.util.HashSet<>();
        star.path("exclude_list").forEach(c -> left.add(c.asText()));
        for (Relation r : scope.relations()) {
            if (!only.isEmpty() && !r.alias().equalsIgnoreCase(only)) continue;
            if (!plain || !r.closed())
                columns.add(new Column("*", Origin.doubt("the columns behind * are not known")));
            else r.columns().stream().filter(c -> !left.contains(c.name())).forEach(columns::add);
        }
    }

    private Origin origin(JsonNode e, Map<String, Relation> ctes, Scope scope) {
        String kind = e.path("class").asText();
        return switch (kind) {
            case "COLUMN_REF" -> scope.resolve(texts(e.path("column_names")));
            case "CONSTANT", "PARAMETER", "TYPE" -> Origin.NONE;
            case "SUBQUERY" -> subquery(e, ctes, scope);
            default -> {
                if (!MADE_OF_PARTS.contains(kind))
                    yield Origin.doubt("this expression is not understood: " + kind);
                List<Origin> parts = new ArrayList<>();
                if (e.path("function_name").asText().equals("count_star"))
                    scope.relations().forEach(r -> parts.add(r.rows()));
                e.forEach(part -> parts(part, ctes, scope, parts));
                yield Origin.all(parts);
            }
        };
    }

    private void parts(JsonNode node, Map<String, Relation> ctes, Scope scope, List<Origin> out) {
        if (node.isObject() && node.has("class")) out.add(origin(node, ctes, scope));
        else if (node.isContainerNode()) node.forEach(part -> parts(part, ctes, scope, out));
    }

    private Origin subquery(JsonNode e, Map<String, Relation> ctes, Scope scope) {
        String kind = e.path("subquery_type").asText();
        if (!kind.equals("SCALAR")) return Origin.doubt("a subquery of this kind: " + kind);
        Relation inner = query(e.path("subquery").path("node"), ctes, scope);
        return Origin.all(inner.columns().stream().map(Column::origin).toList());
    }

    private static String name(JsonNode expression, int place) {
        String alias = expression.path("alias").asText();
        if (!alias.isEmpty()) return alias;
        List<String> path = texts(expression.path("column_names"));
        return path.isEmpty() ? "column" + (place + 1) : path.getLast();
    }

    private static Relation unknown(String alias, String why) {
        return new Relation(alias, "", List.of(new Column("?", Origin.doubt(why))), true);
    }

    private static String type(JsonNode node) {
        return node.path("type").asText("nothing");
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(item -> all.add(item.asText()));
        return all;
    }
}
