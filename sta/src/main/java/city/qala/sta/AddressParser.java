package city.qala.sta;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a path segment by segment against the model. */
final class AddressParser {

    private static final int LONGEST_PATH = 4_096;

    private final List<String> segments;
    private int next;
    private final List<Address.Hop> hops = new ArrayList<>();
    private final List<String> inside = new ArrayList<>();
    private @Nullable EntityType set;
    private @Nullable EntityType type;
    private @Nullable Long id;
    private @Nullable Property property;
    private boolean collection;
    private String label = "";

    private AddressParser(List<String> segments) {
        this.segments = segments;
    }

    static Address parse(String rawPath) {
        if (rawPath.length() > LONGEST_PATH) throw Limits.passed("path length", LONGEST_PATH);
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) segments.add(decode(raw));
        if (segments.getFirst().isEmpty()) segments.removeFirst();
        if (!segments.isEmpty() && segments.getLast().isEmpty()) segments.removeLast();
        return new AddressParser(segments).read();
    }

    private static String decode(String raw) {
        try {
            return Percent.decode(raw, false);
        } catch (Problem bad) {
            throw Problem.of(Problem.Kind.INVALID, "invalid-parameter", "%s", bad.detail());
        }
    }

    private Address read() {
        Address.Tail tail = Address.Tail.NONE;
        while (next < segments.size()) {
            String segment = segments.get(next++);
            if (segment.startsWith("$")) {
                tail = tail(segment);
                break;
            }
            label = segment;
            if (set == null) set(segment);
            else if (property != null) keys(segment, 0);
            else step(segment);
        }
        if (next < segments.size()) throw nothing(segments.get(next));
        return new Address(set, id, hops, property, inside, label, tail);
    }

    private void set(String segment) {
        String name = name(segment);
        EntityType found = EntityType.ofSet(name).orElse(null);
        if (found == null)
            throw Problem.notFound(
                    "There is no set '%s'%s.", Nearest.shown(name), Nearest.hint(name, setNames()));
        set = found;
        type = found;
        id = key(segment, name, found);
        collection = id == null;
    }

    private static List<String> setNames() {
        List<String> names = new ArrayList<>();
        for (EntityType type : EntityType.values()) names.add(type.setName());
        return names;
    }

    private void step(String segment) {
        EntityType from = type;
        if (from == null || collection) throw nothing(segment);
        String name = name(segment);
        Navigation navigation = from.navigation(name).orElse(null);
        if (navigation == null) {
            property(segment, from);
            return;
        }
        Long hopId = key(segment, name, navigation.target());
        if (hopId != null && !navigation.many()) throw nothing(segment);
        Address.Hop hop = new Address.Hop(navigation, hopId);
        hops.add(hop);
        type = navigation.target();
        collection = hop.collection();
    }

    private void property(String segment, EntityType from) {
        int bracket = segment.indexOf('[');
        String name = bracket < 0 ? segment : segment.substring(0, bracket);
        property =
                from.property(name)
                        .orElseThrow(() ->
                                Problem.notFound(
                                        "%s has no '%s'%s.",
                                        from.singular(),
                                        Nearest.shown(name),
                                        Nearest.hint(name, PathParser.names(from))));
        if (bracket >= 0) keys(segment, bracket);
    }

    /** A key inside a JSON value, with positions in square brackets behind it. */
    private void keys(String segment, int from) {
        if (property == null || !property.kind().open() || segment.isEmpty())
            throw nothing(segment);
        int bracket = segment.endsWith("]") ? segment.indexOf('[', from) : -1;
        if (bracket < 0) {
            inside.add(segment);
            return;
        }
        if (bracket > from) inside.add(segment.substring(from, bracket));
        for (String position :
                segment.substring(bracket + 1, segment.length() - 1).split("]\\[", -1)) {
            if (!position.matches("[0-9]{1,9}")) throw nothing(segment);
            inside.add(position);
        }
    }

    private Address.Tail tail(String segment) {
        boolean entities = property == null && set != null;
        if (segment.equals("$ref") && entities) return Address.Tail.REF;
        if (segment.equals("$count") && entities && collection) return Address.Tail.COUNT;
        if (segment.equals("$value") && property != null) return Address.Tail.VALUE;
        throw nothing(segment);
    }

    private static String name(String segment) {
        int bracket = segment.indexOf('(');
        return bracket < 0 ? segment : segment.substring(0, bracket);
    }

    /** The id in brackets, null if there are none. */
    private static @Nullable Long key(String segment, String name, EntityType type) {
        if (segment.length() == name.length()) return null;
        String text = segment.substring(name.length());
        String key = text.endsWith(")") ? text.substring(1, text.length() - 1).strip() : "";
        if (key.matches("-?[0-9]{1,18}")) return Long.parseLong(key);
        throw Problem.notFound(
                "There is no %s with the id %s.", type.singular(), Nearest.shown(key));
    }

    private static Problem nothing(String segment) {
        return Problem.notFound("There is nothing at '%s'.", Nearest.shown(segment));
    }
}
