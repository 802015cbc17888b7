package city.qala.registry.link;

import city.qala.kernel.Language;
import city.qala.web.Messages;
import city.qala.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why two records are taken for one person or for two, in sentences of the reader's language: one
 * for each term, with its bits, and the sum at the end.
 */
public final class WhyText {
    private static final Messages WORDS = Messages.of(WhyText.class);

    private final Texts words;

    private WhyText(Language language) {
        words = WORDS.in(language);
    }

    /**
     * The sentences of a line as {@code registry link --pairs} writes it in the column {@code why}:
     * {@code prior=-14.4 given-name/1=7.9 … household=-0.1}.
     */
    public static List<String> of(String why, Language language) {
        var text = new WhyText(language);
        List<String> out = new ArrayList<>();
        double sum = 0;
        for (String term : why.strip().split(" +", -1)) {
            int at = term.lastIndexOf('=');
            double bits = Double.parseDouble(term.substring(at + 1));
            sum += bits;
            out.add(text.line(term.substring(0, at), bits));
        }
        out.add(text.sum(sum));
        return out;
    }

    static WhyText in(Language language) {
        return new WhyText(language);
    }

    /** The text of a key of ours. */
    String say(String key, Object... params) {
        return words.get(key, params);
    }

    /** A term as it stands in the column: {@code prior}, {@code birth-date/1}. */
    String line(String term, double bits) {
        int slash = term.indexOf('/');
        if (slash < 0) return plain(term, bits);
        String trait = term.substring(0, slash);
        if ("names-together".equals(trait)) return plain(trait, bits);
        int level = Integer.parseInt(term.substring(slash + 1));
        return words.get("link.line", noun(trait), phrase(trait, level), bits(bits));
    }

    private String plain(String term, double bits) {
        return words.get("link.plain", words.get("link." + term), bits(bits));
    }

    /** A term of which the two values are known, and perhaps how many people have them. */
    String line(String trait, int level, double bits, Values values) {
        boolean known = !values.left().isEmpty() && !values.right().isEmpty();
        if (!known) return line(trait + "/" + level, bits);
        String phrase = phrase(trait, level);
        if (values.people() > 0) phrase += ", " + words.get("link.common", values.people());
        return words.get(
                "link.values", noun(trait), phrase, bits(bits), values.left(), values.right());
    }

    /**
     * What two records say of one thing.
     *
     * @param people who have the value that the two agree on; 0 if they agree on none
     */
    record Values(String left, String right, long people) {}

    private String noun(String trait) {
        return words.get("link.trait." + trait);
    }

    private String phrase(String trait, int level) {
        return switch (trait) {
            case "given-name", "patronymic" -> words.get("link.name." + level);
            case "family-name" ->
                    words.get(
                            (level < Comparison.BY_FATHER ? "link.name." : "link.father.") + level);
            case "other-names" -> words.get("link.extra." + level);
            case "birth-date" -> words.get("link.date." + level);
            case "sex", "house", "flat" -> words.get("link.same." + level);
            case "iin", "national-id", "phone" -> words.get("link.typed." + level);
            case "email", "postcode", "address", "order" ->
                    words.get("link." + trait + "." + level);
            default -> words.get("link.text." + level);
        };
    }

    private String bits(double bits) {
        return words.get("link.bits", number(bits));
    }

    /** The sum and what it means. */
    String sum(double bits) {
        String key = bits > 0 ? "link.one-person" : "link.two-people";
        String chance = String.format(Locale.ROOT, "%.3f", Model.probability(bits));
        return words.get(key, number(bits), chance);
    }

    static String number(double bits) {
        return String.format(Locale.ROOT, "%+.1f", bits);
    }
}
