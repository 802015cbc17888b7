package city.qala.sta;

import java.util.ArrayList;
import java.util.List;

/** Reads the value of one query option into a level, at the top or inside an {@code $expand}. */
final class OptionParser {

    static final List<String> NAMES =
            List.of(
                    "$filter",
                    "$expand",
                    "$select",
                    "$orderby",
                    "$top",
                    "$skip",
                    "$count",
                    "$resultFormat",
                    "$skiptoken");

    private static final int MOST_KEYS = 10;

    private final Scanner in;
    private final int[] width;

    /**
     * @param width counts the expansions of the whole query
     */
    OptionParser(Scanner in, int[] width) {
        this.in = in;
        this.width = width;
    }

    void read(String name, int start, Level level, int depth) {
        if (!level.seen.add(name)) throw in.fault(start, name + " is given twice");
        switch (name) {
            case "$filter" -> level.filter = new FilterParser(in, level.type).condition();
            case "$expand" -> expand(level, depth + 1);
            case "$select" -> select(level);
            case "$orderby" -> orderBy(level);
            case "$top" -> level.top = wholeNumber(name, true);
            case "$skip" -> level.skip = wholeNumber(name, false);
            case "$count" -> level.count = truth();
            case "$resultFormat" -> resultFormat(level, depth);
            default -> throw in.fault(start, unknown(name));
        }
    }

    static String unknown(String name) {
        return "unknown option '" + Nearest.shown(name) + "'" + Nearest.hint(name, NAMES);
    }

    private long wholeNumber(String name, boolean cut) {
        in.spaces();
        int start = in.at();
        String digits = in.digits();
        in.spaces();
        if (digits.isEmpty() || !(in.atEnd() || in.peek() == ';' || in.peek() == ')'))
            throw in.fault(start, name + " must be a whole number, 0 or more");
        if (digits.length() <= 18) return Long.parseLong(digits);
        if (cut) return Long.MAX_VALUE;
        throw in.fault(start, name + " is too large");
    }

    private boolean truth() {
        in.spaces();
        int start = in.at();
        String word = in.word();
        if (word.equals("true")) return true;
        if (word.equals("false")) return false;
        throw in.fault(start, "$count must be true or false");
    }

    private void resultFormat(Level level, int depth) {
        in.spaces();
        int start = in.at();
        if (!in.word().equals("dataArray"))
            throw in.fault(start, "$resultFormat knows only dataArray");
        if (depth > 0 || level.type != EntityType.OBSERVATION)
            throw in.fault(start, "$resultFormat=dataArray is for an address of Observations");
        level.dataArray = true;
    }

    private void orderBy(Level level) {
        FilterParser keys = new FilterParser(in, level.type);
        do {
            Expression key = keys.value();
            in.spaces();
            int start = in.at();
            String word = in.word();
            if (!word.isEmpty() && !word.equals("asc") && !word.equals("desc"))
                throw in.fault(start, "asc, desc or a comma should be here");
            if (level.orderBy.size() == MOST_KEYS) throw Limits.passed("orderby keys", MOST_KEYS);
            level.orderBy.add(new Order(key, word.equals("desc")));
            in.spaces();
        } while (in.eat(','));
    }

    private void select(Level level) {
        boolean all = false;
        do {
            in.spaces();
            if (in.eat('*')) all = true;
            else addOnce(level.select, selected(level.type));
            in.spaces();
        } while (in.eat(','));
        if (all) level.select = new ArrayList<>();
    }

    private static void addOnce(List<Select> list, Select select) {
        if (!list.contains(select)) list.add(select);
    }

    private Select selected(EntityType type) {
        int start = in.at();
        String name = in.word();
        in.term();
        if (name.equals(Select.SELF_LINK) || name.equals("selfLink"))
            return new Select(Select.SELF_LINK, List.of());
        if (type.navigation(name).isPresent()) {
            if (in.peek() == '/')
                throw in.fault(start, "what is selected of " + name + " goes into its $expand");
            return new Select(name, List.of());
        }
        PathParser paths = new PathParser(in, type);
        Property property = paths.property(name, start, type);
        return new Select(property.name(), paths.inside(property, name));
    }

    private void expand(Level level, int depth) {
        do {
            in.spaces();
            expansion(level, depth);
            in.spaces();
        } while (in.eat(','));
    }

    private void expansion(Level from, int depth) {
        Level level = from;
        int levels = depth;
        while (true) {
            int start = in.at();
            String name = in.word();
            EntityType type = level.type;
            if (name.isEmpty()) throw in.unexpected("a navigation of " + type.singular());
            Navigation navigation =
                    type.navigation(name).orElseThrow(() -> unknownNavigation(name, start, type));
            if (levels > in.limits().expandDepth())
                throw Limits.passed("expand depth", in.limits().expandDepth());
            if (++width[0] > in.limits().expandWidth())
                throw Limits.passed("expand width", in.limits().expandWidth());
            level = level.below(navigation);
            if (!in.eat('/')) break;
            levels++;
        }
        in.spaces();
        if (in.eat('(')) options(level, levels);
    }

    private RuntimeException unknownNavigation(String name, int at, EntityType type) {
        List<String> known = type.navigations().stream().map(Navigation::name).toList();
        return in.fault(
                at,
                "unknown navigation '"
                        + Nearest.shown(name)
                        + "' of "
                        + type.singular()
                        + Nearest.hint(name, known));
    }

    private void options(Level level, int depth) {
        while (true) {
            in.spaces();
            if (in.eat(')')) return;
            int start = in.at();
            String name = in.word();
            if (name.isEmpty() || name.charAt(0) != '$') throw in.unexpected("an option like $top");
            in.spaces();
            if (!in.eat('=')) throw in.unexpected("an equals sign");
            read(name, start, level, depth);
            in.spaces();
            if (in.peek() != ')' && !in.eat(';'))
                throw in.unexpected("a semicolon or a closing bracket");
        }
    }
}
