package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a row counts as a yes: a column compared with a value, such as {@code decile_score>=5}.
 *
 * @param column name of the column
 * @param sign {@code >=}, {@code >}, {@code <=}, {@code <}, {@code ==} or {@code !=}
 * @param value what it is compared with, as written
 */
record Condition(String column, String sign, String value) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([^<>=!]+?)\\s*(>=|<=|==|!=|>|<)\\s*(.+?)\\s*");

    Condition {
        boolean ordered = !sign.equals("==") && !sign.equals("!=");
        if (ordered && Double.isNaN(number(value)))
            throw Problem.invalid("positive", value, "must compare with a number");
    }

    /**
     * Reads one.
     *
     * @throws Problem {@code invalid-parameter} if it is none
     */
    static Condition of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches())
            throw Problem.invalid("positive", text, "must be like decile_score>=5");
        return new Condition(found.group(1), found.group(2), found.group(3));
    }

    /**
     * Whether a cell fulfils it.
     *
     * @throws Problem {@code invalid-parameter} for a cell that is no number where one is needed
     */
    boolean test(String cell) {
        double limit = number(value);
        if (Double.isNaN(limit)) return cell.equals(value) == sign.equals("==");
        double given = number(cell);
        if (Double.isNaN(given)) throw Problem.invalid(column, cell, "must be a number");
        return switch (sign) {
            case ">=" -> given >= limit;
            case ">" -> given > limit;
            case "<=" -> given <= limit;
            case "<" -> given < limit;
            case "==" -> given == limit;
            default -> given != limit;
        };
    }

    /** A finite number in plain or exponent form, else not a number. */
    static double number(String text) {
        // Double.parseDouble also takes "1d" and "0x1p3", which no table means as numbers.
        return text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
                ? finite(Double.parseDouble(text))
                : Double.NaN;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
