package city.qala.registry.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words of a name as a search compares them: capitals, Kazakh letters as their Russian likes. */
public final class NameKey {
    private static final String FROM = "ӘҒҚҢӨҰҮҺІЁЭЙ";
    private static final String TO = "АГКНОУУХИЕЕИ";
    private static final int MOST = 8;

    private NameKey() {}

    /** The words of a text, at most eight. */
    public static List<String> words(String text) {
        String up = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var plain = new StringBuilder();
        for (int i = 0; i < up.length(); i++) {
            int at = FROM.indexOf(up.charAt(i));
            plain.append(at < 0 ? up.charAt(i) : TO.charAt(at));
        }
        var words = new ArrayList<String>();
        for (String w : plain.toString().split("[^\\p{L}\\p{N}]+", -1))
            if (!w.isEmpty() && words.size() < MOST) words.add(w);
        return List.copyOf(words);
    }
}
