package city.qala.sta;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A function of the filter language with the number of its arguments. */
public enum Function {
    /** {@code substringof('part', text)}: the part comes first, as in OData 2 and 3. */
    SUBSTRINGOF("substringof", 2, 2),
    CONTAINS("contains", 2, 2),
    STARTSWITH("startswith", 2, 2),
    ENDSWITH("endswith", 2, 2),
    LENGTH("length", 1, 1),
    INDEXOF("indexof", 2, 2),
    SUBSTRING("substring", 2, 3),
    TOLOWER("tolower", 1, 1),
    TOUPPER("toupper", 1, 1),
    TRIM("trim", 1, 1),
    CONCAT("concat", 2, 2),
    YEAR("year", 1, 1),
    MONTH("month", 1, 1),
    DAY("day", 1, 1),
    HOUR("hour", 1, 1),
    MINUTE("minute", 1, 1),
    SECOND("second", 1, 1),
    FRACTIONALSECONDS("fractionalseconds", 1, 1),
    DATE("date", 1, 1),
    TIME("time", 1, 1),
    TOTALOFFSETMINUTES("totaloffsetminutes", 1, 1),
    NOW("now", 0, 0),
    MINDATETIME("mindatetime", 0, 0),
    MAXDATETIME("maxdatetime", 0, 0),
    BEFORE("before", 2, 2),
    AFTER("after", 2, 2),
    MEETS("meets", 2, 2),
    DURING("during", 2, 2),
    OVERLAPS("overlaps", 2, 2),
    STARTS("starts", 2, 2),
    FINISHES("finishes", 2, 2),
    ROUND("round", 1, 1),
    FLOOR("floor", 1, 1),
    CEILING("ceiling", 1, 1),
    GEO_DISTANCE("geo.distance", 2, 2),
    GEO_LENGTH("geo.length", 1, 1),
    GEO_INTERSECTS("geo.intersects", 2, 2),
    ST_EQUALS("st_equals", 2, 2),
    ST_DISJOINT("st_disjoint", 2, 2),
    ST_TOUCHES("st_touches", 2, 2),
    ST_WITHIN("st_within", 2, 2),
    ST_OVERLAPS("st_overlaps", 2, 2),
    ST_CROSSES("st_crosses", 2, 2),
    ST_INTERSECTS("st_intersects", 2, 2),
    ST_CONTAINS("st_contains", 2, 2),
    ST_RELATE("st_relate", 3, 3);

    private static final Map<String, Function> BY_WORD = new HashMap<>();

    static {
        for (Function function : values()) BY_WORD.put(function.word, function);
    }

    private final String word;
    private final int fewest;
    private final int most;

    Function(String word, int fewest, int most) {
        this.word = word;
        this.fewest = fewest;
        this.most = most;
    }

    /** As written in a query. */
    public String word() {
        return word;
    }

    /** Fewest arguments. */
    public int fewest() {
        return fewest;
    }

    /** Most arguments. */
    public int most() {
        return most;
    }

    /** Whether it answers true or false. */
    public boolean condition() {
        return switch (this) {
            case SUBSTRINGOF, CONTAINS, STARTSWITH, ENDSWITH -> true;
            case BEFORE, AFTER, MEETS, DURING, OVERLAPS, STARTS, FINISHES -> true;
            case GEO_INTERSECTS, ST_EQUALS, ST_DISJOINT, ST_TOUCHES, ST_WITHIN -> true;
            case ST_OVERLAPS, ST_CROSSES, ST_INTERSECTS, ST_CONTAINS, ST_RELATE -> true;
            default -> false;
        };
    }

    static java.util.Collection<String> words() {
        return BY_WORD.keySet();
    }

    static Optional<Function> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
