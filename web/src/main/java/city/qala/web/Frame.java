package city.qala.web;

import city.qala.kernel.Language;
import java.time.Instant;
import java.util.List;

/**
 * What stands round the body of every page.
 *
 * @param texts the words
 * @param formats the numbers and times
 * @param town the city
 * @param look kind of page
 * @param title name of the page, shown in the browser's tab before the city's name
 * @param here its address without the language
 * @param nav entries of the top bar
 * @param section key of the entry that is current; empty for none
 * @param styles names of further style sheets, for example {@code air.css}
 * @param scripts names of the scripts, for example {@code air}; the page works without them
 * @param reader name of the reader; empty for nobody known
 * @param now the moment that the page shows
 */
public record Frame(
        Texts texts,
        Formats formats,
        Town town,
        Look look,
        String title,
        Address here,
        List<Section> nav,
        String section,
        List<String> styles,
        List<String> scripts,
        String reader,
        Instant now) {

    /** Kinds of pages. */
    public enum Look {
        /** A desk: dense, with the status line. */
        STAFF,
        /** A resident's: one column, large targets. */
        RESIDENT,
        /** The control room's wall: dark, no frame. */
        WALL
    }

    public Frame {
        nav = List.copyOf(nav);
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** The entries of the top bar: in sight, and behind "more". */
    public Bar bar() {
        return Bar.of(nav, section);
    }

    /** The text of a key. */
    public String t(String key, Object... params) {
        return texts.get(key, params);
    }

    /** The language. */
    public Language language() {
        return texts.language();
    }

    /** The language as HTML names it. */
    public String lang() {
        return language() == Language.KK ? "kk-Cyrl" : language().tag();
    }

    /** The theme: {@code day} or {@code wall}. */
    public String theme() {
        return look == Look.WALL ? "wall" : "day";
    }

    /** An address of this language. */
    public String link(Address to) {
        return "/" + language().tag() + to;
    }

    /** A path of this language. */
    public String link(String path) {
        return "/" + language().tag() + path;
    }

    /** This page in another language. */
    public String in(Language other) {
        return "/" + other.tag() + here;
    }

    /** The city's name. */
    public String city() {
        return town.name(language());
    }

    /** Name of a key of the keyboard as part of a message key. */
    public static String keyName(String key) {
        return switch (key) {
            case "?" -> "help";
            case "[" -> "earlier";
            case "]" -> "later";
            case "." -> "live";
            case "/" -> "search";
            default -> key.toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The same frame with style sheets and scripts of its own. */
    public Frame with(List<String> ownStyles, List<String> ownScripts) {
        return new Frame(
                texts,
                formats,
                town,
                look,
                title,
                here,
                nav,
                section,
                ownStyles,
                ownScripts,
                reader,
                now);
    }

    /** The same frame in the words of another part of the city. */
    public Frame speaking(Texts others) {
        return new Frame(
                others, formats, town, look, title, here, nav, section, styles, scripts, reader,
                now);
    }

    /** Another look of the same frame. */
    public Frame as(Look other) {
        return new Frame(
                texts, formats, town, other, title, here, nav, section, styles, scripts, reader,
                now);
    }
}
