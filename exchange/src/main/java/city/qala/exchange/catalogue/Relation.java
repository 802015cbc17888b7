package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Lineage.Column;
import city.qala.exchange.catalogue.Lineage.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Something in a FROM: a name and its columns.
 *
 * @param alias the name by which the query calls it
 * @param table name of the table if it is one, else empty
 * @param columns its columns
 * @param closed whether these are all; a table whose columns are not known is open
 */
record Relation(String alias, String table, List<Column> columns, boolean closed) {

    Relation {
        columns = List.copyOf(columns);
    }

    /** A column by name: as known, or of an open table. */
    Optional<Origin> find(String name) {
        Optional<Origin> known = named(name);
        return known.isPresent() || closed ? known : Optional.of(Origin.of(table + "." + name));
    }

    /** A column whose name is known. */
    Optional<Origin> named(String name) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .map(Column::origin)
                .findFirst();
    }

    /** Its rows as such: what a count of them is made of. */
    Origin rows() {
        if (!table.isEmpty()) return Origin.of(table + ".*");
        return Origin.all(columns.stream().map(Column::origin).toList());
    }

    Relation as(String other) {
        return other.isEmpty() ? this : new Relation(other, table, columns, closed);
    }
}
