package city.qala.platform.http;

import city.qala.kernel.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The addresses, as a tree of path segments. Never changed once built.
 *
 * <p>In every step a literal segment wins over a named part, and a named part over {@code /*}.
 */
final class RouteTable {

    private static final Set<String> KNOWN = Set.of("DELETE", "GET", "PATCH", "POST", "PUT");

    /** One method of one address; {@code any} in place of the method stands for all. */
    record Entry(String pattern, List<String> names, Handler handler, boolean crossOrigin) {}

    /** What is at one address, by method. */
    static final class Address {
        private final Map<String, Entry> methods = new HashMap<>();

        /** The entry of a method; null if the address does not answer it. */
        @Nullable Entry entry(String method) {
            Entry entry = methods.get(method);
            return entry == null && KNOWN.contains(method) ? methods.get("any") : entry;
        }

        /** Some entry, for what all of an address share. */
        Entry sample() {
            return methods.values().iterator().next();
        }

        /** The methods answered, as the header {@code Allow} wants them. */
        String allow() {
            var all = new TreeSet<>(methods.keySet());
            if (all.remove("any")) all.addAll(KNOWN);
            if (all.contains("GET")) all.add("HEAD");
            all.add("OPTIONS");
            return String.join(", ", all);
        }

        private void add(String method, Entry entry) {
            if (methods.putIfAbsent(method, entry) != null)
                throw new IllegalArgumentException("twice: " + method + " " + entry.pattern());
        }
    }

    /** An address and the values of its named parts, still escaped. */
    record Match(Address address, List<String> values) {}

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        @Nullable Node named;
        @Nullable Address here;
        @Nullable Address below;
    }

    private final Node root = new Node();

    /** A table of several groups. */
    static RouteTable of(List<Routes> groups) {
        RouteTable table = new RouteTable();
        for (Routes group : groups) group.routing(new Collector(table, group.crossOrigin()));
        return table;
    }

    /** What is at a raw path; null if nothing is. */
    @Nullable Match find(String path) {
        List<String> values = new ArrayList<>(2);
        Address address = path.startsWith("/") ? walk(root, path, 1, values) : null;
        return address == null ? null : new Match(address, values);
    }

    private static @Nullable Address walk(Node node, String path, int from, List<String> values) {
        int slash = path.indexOf('/', from);
        String segment = path.substring(from, slash < 0 ? path.length() : slash);
        Node literal = node.literals.get(segment);
        if (literal != null) {
            Address found = slash < 0 ? literal.here : walk(literal, path, slash + 1, values);
            if (found != null) return found;
        }
        if (node.named != null && !segment.isEmpty()) {
            values.add(segment);
            Address found = slash < 0 ? node.named.here : walk(node.named, path, slash + 1, values);
            if (found != null) return found;
            values.removeLast();
        }
        return node.below;
    }

    private Address at(String pattern) {
        if (!pattern.startsWith("/"))
            throw new IllegalArgumentException("must begin with a slash: " + pattern);
        Node node = root;
        String[] segments = pattern.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals("*") && i == segments.length - 1) {
                if (node.below == null) node.below = new Address();
                return node.below;
            }
            if (segments[i].startsWith("{")) {
                if (node.named == null) node.named = new Node();
                node = node.named;
            } else {
                node = node.literals.computeIfAbsent(segments[i], s -> new Node());
            }
        }
        if (node.here == null) node.here = new Address();
        return node.here;
    }

    private static List<String> names(String pattern) {
        List<String> names = new ArrayList<>();
        for (String segment : pattern.split("/", -1)) {
            if (segment.startsWith("{")) names.add(segment.substring(1, segment.length() - 1));
        }
        return List.copyOf(names);
    }

    /** Undoes escapes of a path's part; a plus stays a plus. */
    static String decode(String raw) {
        if (raw.indexOf('%') < 0) return raw;
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "invalid-parameter",
                    "The address holds a broken escape.");
        }
    }

    private record Collector(RouteTable table, boolean crossOrigin) implements Router {
        @Override
        public Router on(String method, String pattern, Handler handler) {
            table.at(pattern).add(method, new Entry(pattern, names(pattern), handler, crossOrigin));
            return this;
        }

        @Override
        public Router any(String pattern, Handler handler) {
            return on("any", pattern, handler);
        }
    }
}
