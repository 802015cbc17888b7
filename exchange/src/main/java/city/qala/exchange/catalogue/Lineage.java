package city.qala.exchange.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the columns of a SELECT come from, column by column.
 *
 * @param columns in the order of the SELECT
 */
public record Lineage(List<Column> columns) {

    /**
     * One column of the answer.
     *
     * @param name its name
     * @param origin where its values come from
     */
    public record Column(String name, Origin origin) {}

    /**
     * Columns that values are made of, as {@code table.column}; {@code table.*} where rows are
     * counted. No source at all means a constant.
     *
     * @param sources in order
     * @param doubts why more sources may be missing; empty if they are all there
     */
    public record Origin(SortedSet<String> sources, SortedSet<String> doubts) {
        static final Origin NONE = new Origin(new TreeSet<>(), new TreeSet<>());

        public Origin {
            sources = new TreeSet<>(sources);
            doubts = new TreeSet<>(doubts);
        }

        static Origin of(String source) {
            return new Origin(new TreeSet<>(List.of(source)), new TreeSet<>());
        }

        static Origin doubt(String why) {
            return new Origin(new TreeSet<>(), new TreeSet<>(List.of(why)));
        }

        static Origin all(Collection<Origin> parts) {
            var sources = new TreeSet<String>();
            var doubts = new TreeSet<String>();
            for (Origin part : parts) {
                sources.addAll(part.sources);
                doubts.addAll(part.doubts);
            }
            return new Origin(sources, doubts);
        }

        /** Whether all sources are known. */
        public boolean isKnown() {
            return doubts.isEmpty();
        }
    }

    public Lineage {
        columns = List.copyOf(columns);
    }

    /** Whether every column's sources are known. */
    public boolean isKnown() {
        return columns.stream().allMatch(c -> c.origin().isKnown());
    }
}
