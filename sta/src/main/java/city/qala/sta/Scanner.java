package city.qala.sta;

import city.qala.kernel.Problem;

/** A place in the text of one query option: what is next, and where a fault is. */
final class Scanner {

    private final String option;
    private final String text;
    private final Limits limits;
    private int at;
    private int depth;
    private final int[] terms;

    /**
     * @param terms counts the terms of the whole query, shared by its options
     */
    Scanner(String option, String text, Limits limits, int[] terms) {
        this.option = option;
        this.text = text;
        this.limits = limits;
        this.terms = terms;
    }

    Limits limits() {
        return limits;
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, or 0 at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    char next() {
        return text.charAt(at++);
    }

    String from(int start) {
        return text.substring(start, at);
    }

    char before() {
        return at > 0 ? text.charAt(at - 1) : ' ';
    }

    void spaces() {
        while (peek() == ' ' || peek() == '\t') at++;
    }

    boolean eat(char c) {
        if (atEnd() || peek() != c) return false;
        at++;
        return true;
    }

    void expect(char c, String what) {
        spaces();
        if (!eat(c)) throw unexpected(what);
    }

    void expectEnd() {
        spaces();
        if (!atEnd()) throw unexpected("the end");
    }

    /**
     * A name: letters, digits and underscores, dots between, possibly @ or $ in front. Or empty.
     */
    String word() {
        int start = at;
        if (peek() == '@' || peek() == '$') at++;
        if (!Character.isLetter(peek()) && peek() != '_') {
            at = start;
            return "";
        }
        while (isWordPart(peek())) at++;
        return from(start);
    }

    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /** Reads digits, possibly none. */
    String digits() {
        int start = at;
        while (isDigit(peek())) at++;
        return from(start);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What stands between single quotes, two of which mean one. */
    String quoted() {
        int start = at;
        if (!eat('\'')) throw unexpected("a quote");
        StringBuilder out = new StringBuilder();
        while (true) {
            if (atEnd()) throw fault(start, "the text that begins here has no closing quote");
            char c = next();
            if (c == '\'' && !eat('\'')) break;
            out.append(c);
            literal(out.length());
        }
        return out.toString();
    }

    void literal(int length) {
        if (length > limits.literalLength())
            throw Limits.passed("literal length", limits.literalLength());
    }

    /** Counts one literal, path, operator or function. */
    void term() {
        if (++terms[0] > limits.terms()) throw Limits.passed("terms", limits.terms());
    }

    void enter() {
        if (++depth > limits.nesting()) throw Limits.passed("nesting", limits.nesting());
    }

    void leave() {
        depth--;
    }

    Problem unexpected(String wanted) {
        String found = atEnd() ? "it ends" : "there is '" + Nearest.shown(text.substring(at)) + "'";
        return fault(at, found + " where " + wanted + " should be");
    }

    /** A problem with option and column, counted from one in the decoded text of the option. */
    Problem fault(int where, String what) {
        return Problem.query("%s: %s, at column %s.", option, what, where + 1)
                .at(option, what + ", at column " + (where + 1));
    }
}
