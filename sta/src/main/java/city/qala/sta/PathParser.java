package city.qala.sta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names of properties and navigations, checked against the model. */
final class PathParser {

    private final Scanner in;
    private final Map<String, EntityType> variables = new HashMap<>();
    private final EntityType root;

    PathParser(Scanner in, EntityType root) {
        this.in = in;
        this.root = root;
    }

    /** Where a path stands while it is read. */
    private record Place(String variable, EntityType type, List<Navigation> steps) {}

    /** A path or an any, after its first word has been read. */
    Expression path(String first, int start, FilterParser bodies) {
        EntityType bound = variables.get(first);
        boolean variable = bound != null && in.peek() == '/';
        Place place =
                variable && bound != null
                        ? new Place(first, bound, new ArrayList<>())
                        : new Place("", root, new ArrayList<>());
        if (!variable) return walk(first, start, place, bodies);
        in.next();
        int at = in.at();
        return walk(in.word(), at, place, bodies);
    }

    private Expression walk(String first, int start, Place place, FilterParser bodies) {
        EntityType type = place.type();
        String name = first;
        int at = start;
        while (true) {
            Navigation navigation = type.navigation(name).orElse(null);
            if (navigation == null) return end(name, at, type, place, bodies);
            in.term();
            place.steps().add(navigation);
            type = navigation.target();
            if (!in.eat('/'))
                throw in.fault(
                        at,
                        "'"
                                + name
                                + "' leads to entities: name a property of them, as in "
                                + name
                                + "/id");
            at = in.at();
            name = in.word();
        }
    }

    private Expression end(String name, int at, EntityType type, Place place, FilterParser bodies) {
        boolean many = place.steps().stream().anyMatch(Navigation::many);
        if (name.equals("any") && in.peek() == '(' && many)
            return any(type, place.variable(), place.steps(), bodies);
        Property property = property(name, at, type);
        in.term();
        return new Expression.Path(
                place.variable(), place.steps(), property, inside(property, name));
    }

    Property property(String name, int at, EntityType type) {
        return type.property(name).orElseThrow(() -> unknown(name, at, type));
    }

    private RuntimeException unknown(String name, int at, EntityType type) {
        if (name.isEmpty()) return in.unexpected("a name");
        return in.fault(
                at,
                "unknown property '"
                        + Nearest.shown(name)
                        + "' of "
                        + type.singular()
                        + Nearest.hint(name, names(type)));
    }

    static List<String> names(EntityType type) {
        return Stream.concat(
                        Stream.concat(
                                type.properties().stream().map(Property::name), Stream.of("id")),
                        type.navigations().stream().map(Navigation::name))
                .toList();
    }

    private Expression any(
            EntityType type, String from, List<Navigation> steps, FilterParser bodies) {
        in.enter();
        in.term();
        in.expect('(', "a bracket");
        in.spaces();
        if (in.eat(')')) {
            in.leave();
            return new Expression.Any(from, steps, "", new Expression.Bool(true));
        }
        int at = in.at();
        String variable = in.word();
        if (variable.isEmpty()
                || variable.indexOf('.') >= 0
                || !Character.isLetter(variable.charAt(0)))
            throw in.fault(at, "a name for the entity should be here, as in any(d:d/id eq 1)");
        in.expect(':', "a colon");
        if (variables.putIfAbsent(variable, type) != null)
            throw in.fault(at, "the name '" + Nearest.shown(variable) + "' is taken further out");
        in.spaces();
        Expression body = bodies.condition();
        in.expect(')', "a closing bracket");
        variables.remove(variable);
        in.leave();
        return new Expression.Any(from, steps, variable, body);
    }

    /**
     * What follows a property inside its JSON value: {@code /key}, {@code /'any key'}, {@code [0]}.
     */
    List<String> inside(Property property, String name) {
        List<String> keys = new ArrayList<>();
        while (in.peek() == '/' || in.peek() == '[') {
            if (!property.kind().open())
                throw in.fault(in.at(), "nothing lies inside '" + name + "'");
            in.term();
            if (in.eat('[')) {
                String position = in.digits();
                if (position.isEmpty() || position.length() > 9) throw in.unexpected("a position");
                keys.add(position);
                if (!in.eat(']')) throw in.unexpected("a closing square bracket");
            } else {
                in.next();
                keys.add(key());
            }
        }
        return keys;
    }

    private String key() {
        if (in.peek() == '\'') return in.quoted();
        int start = in.at();
        while (isKeyPart(in.peek())) in.next();
        if (in.at() == start) throw in.unexpected("a name");
        in.literal(in.at() - start);
        return in.from(start);
    }

    /** Whether a key can stand without quotes. */
    static boolean isKeyPart(char c) {
        return Character.isLetterOrDigit(c) || (c != 0 && "_-.:@$".indexOf(c) >= 0);
    }
}
