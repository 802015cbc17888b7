package city.qala.operations.notice;

import city.qala.kernel.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A notice as an alert of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010): one {@code info} a
 * language. Times bear an offset as numbers, since the standard does not take a Z.
 */
final class CapRule {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private CapRule() {}

    /**
     * The alert.
     *
     * @param sender who the town is to other systems: no spaces, commas, &lt; or &amp;
     * @param earlier the notice that this one corrects
     * @param event what it is about, by language
     */
    static String xml(
            Notice notice,
            String sender,
            Optional<Notice> earlier,
            java.util.function.Function<Language, String> event) {
        var out = new StringBuilder(2_048);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n");
        line(out, "identifier", identifier(notice));
        line(out, "sender", sender);
        line(out, "sent", time(sent(notice)));
        line(out, "status", notice.test() ? "Exercise" : "Actual");
        line(out, "msgType", word(notice.verb()));
        line(out, "scope", "Public");
        if (notice.test()) line(out, "note", "EXERCISE");
        earlier.ifPresent(
                e -> line(out, "references", sender + "," + identifier(e) + "," + time(sent(e))));
        for (Language language : Language.values()) info(out, notice, language, event);
        return out.append("</alert>\n").toString();
    }

    private static void info(
            StringBuilder out,
            Notice notice,
            Language language,
            java.util.function.Function<Language, String> event) {
        Notice.Text text = notice.texts().get(language);
        if (text == null) return;
        out.append("<info>\n");
        line(out, "language", language == Language.KK ? "kk-KZ" : language.tag());
        line(out, "category", "Env");
        line(out, "event", event.apply(language));
        line(out, "urgency", notice.verb() == Notice.Verb.CANCEL ? "Past" : "Immediate");
        line(out, "severity", word(notice.severity()));
        line(out, "certainty", "Observed");
        line(out, "expires", time(notice.expires()));
        line(out, "headline", text.headline());
        line(out, "description", text.body());
        out.append("<area>\n");
        line(out, "areaDesc", notice.area());
        out.append("</area>\n</info>\n");
    }

    static String identifier(Notice notice) {
        return "qala-" + notice.id().text();
    }

    private static Instant sent(Notice notice) {
        return notice.approved().map(Notice.Signed::at).orElse(notice.drafted().at());
    }

    private static String time(Instant at) {
        return TIME.format(at) + "+00:00";
    }

    private static String word(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append('<').append(name).append('>');
        text.codePoints().forEach(c -> escaped(out, c));
        out.append("</").append(name).append(">\n");
    }

    private static void escaped(StringBuilder out, int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> {
                boolean allowed = c >= 0x20 || c == '\n' || c == '\t';
                if (allowed && c != 0xFFFE && c != 0xFFFF) out.appendCodePoint(c);
            }
        }
    }
}
