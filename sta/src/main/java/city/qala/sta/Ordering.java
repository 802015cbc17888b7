package city.qala.sta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code $orderby}: its keys, then the id ascending, so that no two rows are equal.
 *
 * <p>Absent values come last when ascending and first when descending. Values of different types
 * have a fixed order among each other: numbers, truth values, text, times, lengths of time, days,
 * times of day, then everything else, which counts as equal. Over a navigation to many the smallest
 * value counts when ascending and the greatest when descending. Of text the first {@value
 * Cursor#LONGEST_TEXT} characters count.
 *
 * <p>Not for use by two threads at once.
 */
public final class Ordering implements Comparator<Node> {

    private final List<Order> orders;
    private final List<Evaluator> keys = new ArrayList<>();
    private final int fingerprint;

    private Ordering(List<Order> orders, Instant now, Evaluator.Budget budget) {
        this.orders = List.copyOf(orders);
        for (Order order : orders) keys.add(Evaluator.of(order.key(), now, budget));
        this.fingerprint = Printer.text(this.orders).hashCode();
    }

    /** The order of a query. */
    public static Ordering of(List<Order> orders, Instant now, Evaluator.Budget budget) {
        return new Ordering(orders, now, budget);
    }

    /** The keys, the id not among them. */
    public List<Order> orders() {
        return orders;
    }

    @Override
    public int compare(Node a, Node b) {
        for (int i = 0; i < orders.size(); i++) {
            boolean descending = orders.get(i).descending();
            int by = compareKey(key(a, i), key(b, i), descending);
            if (by != 0) return by;
        }
        return Long.compare(id(a), id(b));
    }

    /** The place of a row, to go on after it. */
    public Cursor cursor(Node last) {
        List<@Nullable Object> values = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) values.add(key(last, i));
        return new Cursor(fingerprint, values, id(last));
    }

    /**
     * Reads a {@code $skiptoken}.
     *
     * @throws city.qala.kernel.Problem {@code invalid-query} if it is damaged or of another order
     */
    public Cursor cursor(String skipToken) {
        return Cursor.decode(skipToken, fingerprint, orders.size());
    }

    /** Whether a row comes after the cursor's row, which need not exist any more. */
    public boolean isAfter(Node node, Cursor cursor) {
        for (int i = 0; i < orders.size(); i++) {
            Object kept = cursor.values().get(i);
            Object key = key(node, i);
            int by = compareKey(key, kept, orders.get(i).descending());
            if (by != 0) return by > 0;
        }
        return id(node) > cursor.id();
    }

    private @Nullable Object key(Node node, int i) {
        return Cursor.storable(keys.get(i).value(node, orders.get(i).descending()));
    }

    private static int compareKey(@Nullable Object a, @Nullable Object b, boolean descending) {
        int by = Values.compareNullsLast(a, b);
        return descending ? -by : by;
    }

    private static long id(Node node) {
        Object id = node.property("id");
        return id instanceof Number number ? number.longValue() : 0;
    }
}
