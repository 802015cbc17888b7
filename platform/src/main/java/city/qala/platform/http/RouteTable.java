package city.qala.platform.http;

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
 * The addresses, as a tree of path segments. Immutable once built.
 *
 * <p>In every step a literal segment wins over a named part, and a named part over {@code /*}.
 */
final class RouteTable {

    /**
     * One address with its handlers.
     *
     * @param any answers every method; then {@code methods} is empty
     */
    record Route(
            String pattern,
            List<String> names,
            Map<String, Handler> methods,
            @Nullable Handler any,
            boolean crossOrigin) {

        private static final Set<String> KNOWN = Set.of("DELETE", "GET", "PATCH", "POST", "PUT");

        @Nullable Handler handler(String method) {
            if (any != null) return KNOWN.contains(method) ? any : null;
            return methods.get(method);
        }

        String allow() {
            if (any != null) return "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
            var all = new TreeSet<>(methods.keySet());
            if (all.contains("GET")) all.add("HEAD");
            all.add("OPTIONS");
            return String.join(", ", all);
        }
    }

    /** A route and the values of its named parts, still escaped. */
    record Match(Route route, List<String> values) {
        String value(String name) {
            int at = route.names().indexOf(name);
            if (at < 0) throw new IllegalArgumentException("no part {" + name + "}");
            return decode(values.get(at));
        }
    }

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        @Nullable Node named;
        @Nullable Route here;
        @Nullable Route below;
    }

    private final Node root = new Node();

    /** A table of several groups. */
    static RouteTable of(List<Routes> groups) {
        RouteTable table = new RouteTable();
        for (Routes group : groups) {
            Map<String, Building> found = new HashMap<>();
            group.routing(new Collector(found));
            found.forEach((pattern, b) -> table.add(b.route(pattern, group.crossOrigin())));
        }
        return table;
    }

    /** The route of a raw path. */
    @Nullable Match find(String path) {
        List<String> values = new ArrayList<>(2);
        Route route = path.startsWith("/") ? walk(root, path, 1, values) : null;
        return route == null ? null : new Match(route, values);
    }

    private static @Nullable Route walk(Node node, String path, int from, List<String> values) {
        int slash = path.indexOf('/', from);
        String segment = path.substring(from, slash < 0 ? path.length() : slash);
        Node literal = node.literals.get(segment);
        if (literal != null) {
            Route route = slash < 0 ? literal.here : walk(literal, path, slash + 1, values);
            if (route != null) return route;
        }
        if (node.named != null && !segment.isEmpty()) {
            values.add(segment);
            Route route = slash < 0 ? node.named.here : walk(node.named, path, slash + 1, values);
            if (route != null) return route;
            values.removeLast();
        }
        return node.below;
    }

    private void add(Route route) {
        Node node = root;
        String[] segments = route.pattern().substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals("*") && i == segments.length - 1) {
                require(node.below == null, route.pattern());
                node.below = route;
                return;
            }
            if (segments[i].startsWith("{")) {
                if (node.named == null) node.named = new Node();
                node = node.named;
            } else {
                node = node.literals.computeIfAbsent(segments[i], s -> new Node());
            }
        }
        require(node.here == null, route.pattern());
        node.here = route;
    }

    private static void require(boolean free, String pattern) {
        if (!free) throw new IllegalArgumentException("two groups answer " + pattern);
    }

    /** Undoes escapes of a path's part; a plus stays a plus. */
    static String decode(String raw) {
        if (raw.indexOf('%') < 0) return raw;
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw city.qala.kernel.Problem.of(
                    city.qala.kernel.Problem.Kind.INVALID,
                    "invalid-parameter",
                    "The address holds a broken escape.");
        }
    }

    private static final class Building {
        final Map<String, Handler> methods = new HashMap<>();
        @Nullable Handler any;

        Route route(String pattern, boolean crossOrigin) {
            List<String> names = new ArrayList<>();
            for (String segment : pattern.split("/", -1)) {
                if (segment.startsWith("{")) names.add(segment.substring(1, segment.length() - 1));
            }
            return new Route(pattern, List.copyOf(names), Map.copyOf(methods), any, crossOrigin);
        }
    }

    private record Collector(Map<String, Building> found) implements Router {
        @Override
        public Router on(String method, String pattern, Handler handler) {
            Building b = at(pattern);
            if (b.any != null || b.methods.putIfAbsent(method, handler) != null)
                throw new IllegalArgumentException("twice " + method + " " + pattern);
            return this;
        }

        @Override
        public Router any(String pattern, Handler handler) {
            Building b = at(pattern);
            if (b.any != null || !b.methods.isEmpty())
                throw new IllegalArgumentException("twice " + pattern);
            b.any = handler;
            return this;
        }

        private Building at(String pattern) {
            if (!pattern.startsWith("/"))
                throw new IllegalArgumentException("must begin with a slash: " + pattern);
            return found.computeIfAbsent(pattern, p -> new Building());
        }
    }
}
