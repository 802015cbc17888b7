package city.qala.sensing.sta;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of entities in little room: small objects as one array, and texts and objects that return
 * in thousands of entities (units, encodings, districts) kept once. Nothing of it can be changed.
 */
final class Compact {

    private static final int FEW = 12;
    private static final int SHORT = 100;
    private static final int POOL = 20_000;

    // What was seen first stays: the words of a city's model come early.
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final Map<List<?>, Fields> OBJECTS = new ConcurrentHashMap<>();

    private Compact() {}

    /** The same object in little room. */
    static Map<String, @Nullable Object> body(Map<String, @Nullable Object> body) {
        if (body instanceof Fields) return body;
        return fields(body);
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> map) {
        if (map.size() > FEW) {
            Map<String, @Nullable Object> many = new java.util.LinkedHashMap<>();
            map.forEach((k, v) -> many.put(text(String.valueOf(k)), value(v)));
            return Collections.unmodifiableMap(many);
        }
        @Nullable Object[] cells = new @Nullable Object[map.size() * 2];
        int i = 0;
        for (var e : map.entrySet()) {
            cells[i++] = text(String.valueOf(e.getKey()));
            cells[i++] = value(e.getValue());
        }
        return new Fields(cells);
    }

    private static @Nullable Object value(@Nullable Object v) {
        return switch (v) {
            case null -> null;
            case String s -> text(s);
            case Fields f -> f;
            case Map<?, ?> m -> object(fields(m));
            case List<?> l -> list(l);
            default -> v;
        };
    }

    // Found by its cells, in their order: what is shared must look the same when written.
    private static Object object(Map<String, @Nullable Object> map) {
        if (!(map instanceof Fields f)) return map;
        List<?> cells = Arrays.asList(f.cells);
        Fields known = OBJECTS.get(cells);
        if (known != null) return known;
        if (OBJECTS.size() < POOL) OBJECTS.put(cells, f);
        return f;
    }

    private static List<@Nullable Object> list(List<?> l) {
        List<@Nullable Object> copy = new ArrayList<>(l.size());
        for (Object o : l) copy.add(value(o));
        return Collections.unmodifiableList(copy);
    }

    private static String text(String s) {
        if (s.length() > SHORT) return s;
        String known = TEXTS.get(s);
        if (known != null) return known;
        if (TEXTS.size() < POOL) TEXTS.put(s, s);
        return s;
    }

    /** An object of a few members: names and values in turn. */
    private static final class Fields extends AbstractMap<String, @Nullable Object> {

        private final @Nullable Object[] cells;

        Fields(@Nullable Object[] cells) {
            this.cells = cells;
        }

        @Override
        public int size() {
            return cells.length / 2;
        }

        private int find(@Nullable Object name) {
            for (int i = 0; i < cells.length; i += 2) {
                Object own = cells[i];
                if (own != null && own.equals(name)) return i + 1;
            }
            return -1;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            int at = find(name);
            return at < 0 ? null : cells[at];
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return find(name) >= 0;
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return cells.length / 2;
                }

                @Override
                public Iterator<Entry<String, @Nullable Object>> iterator() {
                    return new Entries(cells);
                }
            };
        }
    }

    private static final class Entries implements Iterator<Map.Entry<String, @Nullable Object>> {
        private final @Nullable Object[] cells;
        private int i;

        Entries(@Nullable Object[] cells) {
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            return i < cells.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) throw new NoSuchElementException();
            i += 2;
            return new AbstractMap.SimpleImmutableEntry<>(
                    String.valueOf(cells[i - 2]), cells[i - 1]);
        }
    }
}
