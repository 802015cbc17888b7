package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 6902: a list of operations on a JSON document, all of them or none. */
final class JsonPatch {

    private static final int MOST = 1_000;

    private JsonPatch() {}

    /** The document after all operations; the one given stays as it is. */
    static Map<String, @Nullable Object> apply(
            List<@Nullable Object> operations, Map<String, @Nullable Object> document) {
        if (operations.size() > MOST)
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "payload-too-complex",
                    "A patch has at most %s operations.",
                    MOST);
        Object doc = copy(document);
        for (int i = 0; i < operations.size(); i++) {
            doc = one(Json.object(operations.get(i), "/" + i), doc, i);
        }
        return Json.object(doc, "");
    }

    private static @Nullable Object one(
            Map<String, @Nullable Object> op, @Nullable Object doc, int i) {
        String path = text(op, "path", i);
        List<String> at = steps(path, i);
        return switch (text(op, "op", i)) {
            case "add" -> set(doc, at, copy(value(op, i)), true, i);
            case "replace" -> set(doc, at, copy(value(op, i)), false, i);
            case "remove" -> remove(doc, at, i);
            case "test" -> {
                if (!same(find(doc, at, i), value(op, i)))
                    throw Problem.conflict("invalid-transition", "The test of %s failed.", path)
                            .at("/" + i, "test failed");
                yield doc;
            }
            case "copy" -> set(doc, at, copy(find(doc, steps(text(op, "from", i), i), i)), true, i);
            case "move" -> {
                List<String> from = steps(text(op, "from", i), i);
                Object moved = find(doc, from, i);
                yield set(remove(doc, from, i), at, moved, true, i);
            }
            default -> throw wrong(i, "op is not one of RFC 6902");
        };
    }

    private static Problem wrong(int i, String why) {
        return Problem.of(
                        Problem.Kind.INVALID,
                        "invalid-parameter",
                        "Operation %s of the patch: %s.",
                        i,
                        why)
                .at("/" + i, why);
    }

    private static String text(Map<String, @Nullable Object> op, String name, int i) {
        if (op.get(name) instanceof String s) return s;
        throw wrong(i, name + " is mandatory");
    }

    private static @Nullable Object value(Map<String, @Nullable Object> op, int i) {
        if (!op.containsKey("value")) throw wrong(i, "value is mandatory");
        return op.get("value");
    }

    private static List<String> steps(String pointer, int i) {
        if (pointer.isEmpty()) return List.of();
        if (!pointer.startsWith("/")) throw wrong(i, "a pointer begins with a slash");
        List<String> steps = new ArrayList<>();
        for (String s : pointer.substring(1).split("/", -1))
            steps.add(s.replace("~1", "/").replace("~0", "~"));
        return steps;
    }

    private static @Nullable Object find(@Nullable Object doc, List<String> at, int i) {
        Object here = doc;
        for (String step : at) {
            if (here instanceof Map<?, ?> m && m.containsKey(step)) here = m.get(step);
            else if (here instanceof List<?> l) here = l.get(index(step, l.size() - 1, i));
            else throw wrong(i, "there is nothing at " + step);
        }
        return here;
    }

    private static int index(String step, int last, int i) {
        if (step.length() <= 9 && step.matches("0|[1-9]\\d*")) {
            int n = Integer.parseInt(step);
            if (n <= last) return n;
        }
        throw wrong(i, "there is no position " + step);
    }

    private static @Nullable Object set(
            @Nullable Object doc, List<String> at, @Nullable Object value, boolean add, int i) {
        if (at.isEmpty()) return value;
        Object parent = find(doc, at.subList(0, at.size() - 1), i);
        String last = at.getLast();
        if (parent instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = Json.object(parent, "");
            if (!add && !map.containsKey(last)) throw wrong(i, "there is nothing at " + last);
            map.put(last, value);
        } else if (parent instanceof List<?>) {
            List<@Nullable Object> list = Json.array(parent, "");
            if (add) list.add(last.equals("-") ? list.size() : index(last, list.size(), i), value);
            else list.set(index(last, list.size() - 1, i), value);
        } else {
            throw wrong(i, "there is no object or array to change");
        }
        return doc;
    }

    private static @Nullable Object remove(@Nullable Object doc, List<String> at, int i) {
        if (at.isEmpty()) return null;
        find(doc, at, i);
        Object parent = find(doc, at.subList(0, at.size() - 1), i);
        if (parent instanceof Map<?, ?> map) {
            map.remove(at.getLast());
        } else {
            List<@Nullable Object> list = Json.array(parent, "");
            list.remove(index(at.getLast(), list.size() - 1, i));
        }
        return doc;
    }

    private static @Nullable Object copy(@Nullable Object v) {
        if (v instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((k, x) -> copy.put(String.valueOf(k), copy(x)));
            return copy;
        }
        if (v instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object x : list) copy.add(copy(x));
            return copy;
        }
        return v;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y)
            return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            if (!x.keySet().equals(y.keySet())) return false;
            for (Object k : x.keySet()) if (!same(x.get(k), y.get(k))) return false;
            return true;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) return false;
            for (int i = 0; i < x.size(); i++) if (!same(x.get(i), y.get(i))) return false;
            return true;
        }
        return Objects.equals(a, b);
    }
}
