package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Lineage.Column;
import city.qala.exchange.catalogue.Lineage.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an expression can use: what stands in FROM, earlier aliases, the query around. */
final class Scope {

    private final @Nullable Scope outer;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Column> aliases = new ArrayList<>();
    private final Set<String> merged = new HashSet<>();
    private boolean natural;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    List<Relation> relations() {
        return relations;
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    void alias(Column column) {
        aliases.add(column);
    }

    /** A column that USING takes from both sides. */
    void merge(String column) {
        merged.add(column);
    }

    /** A join over all columns that both sides have. */
    void natural() {
        natural = true;
    }

    /** What a column reference means: {@code column}, {@code table.column}, or a field of one. */
    Origin resolve(List<String> path) {
        Optional<Origin> qualified = qualified(path);
        if (qualified.isPresent()) return qualified.get();
        String name = path.getFirst();
        Optional<Origin> plain = plain(name, path.size() == 1);
        if (plain.isPresent()) return plain.get();
        return outer != null
                ? outer.resolve(path)
                : Origin.doubt("no table of the query has " + String.join(".", path));
    }

    private Optional<Origin> qualified(List<String> path) {
        for (int i = 0; i + 1 < path.size() && i < 3; i++) {
            String alias = path.get(i);
            String name = path.get(i + 1);
            for (Relation r : relations) {
                if (r.alias().equalsIgnoreCase(alias)) return r.find(name);
            }
        }
        return Optional.empty();
    }

    private Optional<Origin> plain(String name, boolean mayBeAlias) {
        List<Origin> sure = new ArrayList<>();
        List<Relation> open = new ArrayList<>();
        for (Relation r : relations) {
            r.named(name).ifPresent(sure::add);
            if (!r.closed()) open.add(r);
        }
        if (merged.contains(name)) {
            for (Relation r : open) sure.add(Origin.of(r.table() + "." + name));
            return Optional.of(Origin.all(sure));
        }
        if (natural && !open.isEmpty())
            return Optional.of(Origin.doubt("a NATURAL JOIN does not say its columns"));
        // Two tables with the column would not be SQL: one that surely has it is the one.
        if (!sure.isEmpty()) return Optional.of(Origin.all(sure));
        Optional<Origin> alias =
                mayBeAlias
                        ? aliases.stream()
                                .filter(c -> c.name().equalsIgnoreCase(name))
                                .map(Column::origin)
                                .findFirst()
                        : Optional.empty();
        if (open.isEmpty()) return alias;
        if (alias.isPresent())
            return Optional.of(Origin.doubt(name + " may be a column or another column's name"));
        if (open.size() > 1)
            return Optional.of(Origin.doubt("it is not said which table " + name + " belongs to"));
        return open.getFirst().find(name);
    }
}
