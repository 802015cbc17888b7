package city.qala.sta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query options of one level: of the address, or of one {@code $expand}.
 *
 * <p>The order of evaluation is filter, count, orderby, skip, top, then expand and select.
 *
 * @param type what the level consists of
 * @param filterOrNull condition
 * @param orderBy keys, the id not added
 * @param topOrNull what the client asked for, not cut
 * @param limits the limits that it was read under
 * @param skip rows to leave out
 * @param count whether the number of all rows is wanted
 * @param select names in the order asked, empty for all
 * @param expand each navigation at most once
 * @param dataArray whether {@code $resultFormat=dataArray} was asked
 * @param skipTokenOrNull where the page begins, see {@link Cursor}
 */
public record Query(
        EntityType type,
        @Nullable Expression filterOrNull,
        List<Order> orderBy,
        @Nullable Long topOrNull,
        Limits limits,
        long skip,
        boolean count,
        List<Select> select,
        List<Expand> expand,
        boolean dataArray,
        @Nullable String skipTokenOrNull) {

    public Query {
        orderBy = List.copyOf(orderBy);
        select = List.copyOf(select);
        expand = List.copyOf(expand);
    }

    /**
     * Reads a query string.
     *
     * @param rawQuery what follows the question mark, still percent-encoded; null or empty for none
     * @throws city.qala.kernel.Problem {@code invalid-query} with option and column, or {@code
     *     query-too-complex} with the limit
     */
    public static Query parse(@Nullable String rawQuery, EntityType type, Limits limits) {
        return new QueryParser(type, limits).parse(rawQuery == null ? "" : rawQuery);
    }

    /** A query without options. */
    public static Query all(EntityType type, Limits limits) {
        return new Query(
                type, null, List.of(), null, limits, 0, false, List.of(), List.of(), false, null);
    }

    /** The condition. */
    public Optional<Expression> filter() {
        return Optional.ofNullable(filterOrNull);
    }

    /** Rows of a page: what was asked, cut to the largest allowed, else the default. */
    public int top() {
        if (topOrNull == null) return limits.defaultTop();
        return (int) Math.min(topOrNull, limits.maxTop());
    }

    /** Where the page begins, for {@link Ordering#cursor(String)}. */
    public Optional<String> skipToken() {
        return Optional.ofNullable(skipTokenOrNull);
    }

    /** Whether a property or navigation is wanted: selected, or nothing is selected at all. */
    public boolean selects(String name) {
        if (select.isEmpty()) return true;
        for (Select one : select) if (one.name().equals(name)) return true;
        return false;
    }

    /** The expansion of a navigation. */
    public Optional<Expand> expansion(String navigation) {
        for (Expand one : expand)
            if (one.navigation().name().equals(navigation)) return Optional.of(one);
        return Optional.empty();
    }

    /** The query of the page that begins after a row: all options kept, no {@code $skip}. */
    public Query after(Cursor last) {
        return new Query(
                type,
                filterOrNull,
                orderBy,
                topOrNull,
                limits,
                0,
                count,
                select,
                expand,
                dataArray,
                last.encoded());
    }

    /** The query as it stands in an address, percent-encoded, without question mark. */
    public String encoded() {
        return Printer.encoded(this);
    }

    /** Canonical text, not encoded. */
    @Override
    public String toString() {
        return Printer.text(this);
    }
}
