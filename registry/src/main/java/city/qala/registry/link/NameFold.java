package city.qala.registry.link;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One spelling for a name whatever alphabet it was written in.
 *
 * <p>Kazakh and Russian Cyrillic and the Latin spellings of passports, of 2017, 2018 and 2021 fold
 * to plain Cyrillic capitals; names of registers that are wholly Latin stay Latin, without marks.
 * Upper case is made by code point, never by a language's rules.
 */
final class NameFold {
    private static final Map<String, String> LATIN = new HashMap<>();
    private static final int LONGEST = 4;
    private static final String LIKE_LATIN = "ABEKMHOPCTYXI";
    private static final String LIKE_CYRILLIC = "АВЕКМНОРСТУХІ";
    private static final String VOWELS = "АЕИОУЫЮЯЭ";

    static {
        put("SHCH", "Щ", "TŞ", "Ч", "CH", "Ч", "Ç", "Ч", "ŞŞ", "Щ", "SH", "Ш", "Ş", "Ш", "S'", "Ш");
        put("DZH", "Ж", "ZH", "Ж", "J", "Ж", "KH", "Х", "X", "Х", "H", "Х", "TS", "Ц");
        // "ja" and "ju" are left to j: in all three Kazakh alphabets that is Ж (Ержан, Erjan).
        put("YU", "Ю", "IU", "Ю", "ÝU", "Ю", "YA", "Я", "IA", "Я");
        put("YO", "Е", "IO", "Е", "YE", "Е", "IE", "Е", "Ä", "А", "Á", "А", "A'", "А", "A", "А");
        put("Ğ", "Г", "Ǵ", "Г", "G'", "Г", "G", "Г", "GH", "Г", "Q", "К", "K", "К", "C", "К");
        put("Ñ", "Н", "Ń", "Н", "Ŋ", "Н", "N'", "Н", "N", "Н", "Ö", "О", "Ó", "О", "O'", "О");
        put("O", "О", "Ū", "У", "Ü", "У", "Ú", "У", "U'", "У", "U", "У", "Ý", "У", "W", "У");
        put("Y'", "У", "I'", "И", "C'", "Ч", "İ", "И", "I", "И", "Y", "Ы", "B", "Б", "D", "Д");
        put("E", "Е", "F", "Ф", "L", "Л", "M", "М", "P", "П", "R", "Р", "S", "С", "T", "Т");
        put("V", "В", "Z", "З", "Ё", "Е", "'", "");
    }

    private static final Map<Character, Character> PLAIN = new HashMap<>();

    static {
        String from = "ӘҒҚҢӨҰҮҺІЁЭЙ";
        String to = "АГКНОУУХИЕЕИ";
        for (int i = 0; i < from.length(); i++) PLAIN.put(from.charAt(i), to.charAt(i));
    }

    private static final List<String> STEMS =
            List.of(
                    "ОВСКАИА", "ОВСКИ", "ЕВСКАИА", "ЕВСКИ", "УЛЫ", "КЫЗЫ", "ОГЛЫ", "ОВИЧ", "ЕВИЧ",
                    "ОВНА", "ЕВНА", "ИЧНА", "ОВА", "ЕВА", "ИНА", "ЫНА", "ИЧ", "ОВ", "ЕВ", "ИН",
                    "ЫН", "УЛИ", "КИЗИ", "КЫЗИ");
    private static final int STEM_LEAST = 3;

    private final boolean cyrillic;

    /**
     * @param cyrillic whether Latin spellings are to be turned into Cyrillic ones
     */
    NameFold(boolean cyrillic) {
        this.cyrillic = cyrillic;
    }

    private static void put(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) LATIN.put(pairs[i], pairs[i + 1]);
    }

    /** Whether a text has a Cyrillic letter. */
    static boolean isCyrillic(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
    }

    /** Capitals, composed, one kind of apostrophe, no marks that cannot be seen. */
    static String upper(String raw) {
        String nfkc = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        var out = new StringBuilder(nfkc.length());
        nfkc.codePoints()
                .forEach(c -> {
                    int type = Character.getType(c);
                    if (type == Character.FORMAT || type == Character.CONTROL) return;
                    if ("’‘`´ʼ′\"".indexOf(c) >= 0) out.append('\'');
                    else if (type == Character.DASH_PUNCTUATION) out.append('-');
                    else out.appendCodePoint(Character.toUpperCase(c));
                });
        return out.toString().strip();
    }

    /** The folded form: capital letters and digits only; words run together. */
    String fold(String raw) {
        String up = upper(raw);
        if (!cyrillic) return plainLatin(up);
        var out = new StringBuilder();
        for (String word : up.split("[^\\p{L}\\p{N}\\p{M}']+", -1)) {
            out.append(cyrillicFold(script(word)));
        }
        return out.toString();
    }

    /** A word in one alphabet: letters that look like the majority's become the majority's. */
    private static String script(String word) {
        int cyr = 0;
        int lat = 0;
        for (int i = 0; i < word.length(); i++) {
            var s = Character.UnicodeScript.of(word.charAt(i));
            if (s == Character.UnicodeScript.CYRILLIC) cyr++;
            else if (s == Character.UnicodeScript.LATIN) lat++;
        }
        if (cyr == 0) return digits(word, lat > 0, "O", "Z");
        if (lat == 0) return digits(word, cyr > 1, "О", "З");
        boolean toCyrillic = cyr >= lat;
        if (!turns(word, toCyrillic) && turns(word, !toCyrillic)) toCyrillic = !toCyrillic;
        String from = toCyrillic ? LIKE_LATIN : LIKE_CYRILLIC;
        String to = toCyrillic ? LIKE_CYRILLIC : LIKE_LATIN;
        var out = new StringBuilder(word);
        for (int i = 0; i < out.length(); i++) {
            int at = from.indexOf(out.charAt(i));
            if (at >= 0) out.setCharAt(i, to.charAt(at));
        }
        return digits(out.toString(), true, toCyrillic ? "О" : "O", toCyrillic ? "З" : "Z");
    }

    /** Whether every letter of the other alphabet looks like one of this. */
    private static boolean turns(String word, boolean toCyrillic) {
        var other = toCyrillic ? Character.UnicodeScript.LATIN : Character.UnicodeScript.CYRILLIC;
        String alike = toCyrillic ? LIKE_LATIN : LIKE_CYRILLIC;
        return word.chars()
                .allMatch(c -> Character.UnicodeScript.of(c) != other || alike.indexOf(c) >= 0);
    }

    private static String digits(String word, boolean letters, String zero, String three) {
        return letters ? word.replace("0", zero).replace("3", three) : word;
    }

    private static String cyrillicFold(String word) {
        if (word.isEmpty()) return word;
        String letters = isCyrillic(word) ? word : fromLatin(word);
        // Мария, Maria, Mariya: the two sounds of one letter are written apart everywhere.
        String cyr =
                letters.replace("Я", "ИА").replace("Ю", "ИУ").replace("Ц", "ТС").replace('Щ', 'Ш');
        var out = new StringBuilder();
        for (int i = 0; i < cyr.length(); i++) {
            char c = cyr.charAt(i);
            if (c == 'Ъ' || c == 'Ь' || c == '\'') continue;
            char p = PLAIN.getOrDefault(c, c);
            boolean softI = (c == 'Й' || c == 'І' || c == 'И') && ends(out, 'Ы');
            if (softI) out.setCharAt(out.length() - 1, 'И');
            else if (p == 'Ж' && ends(out, 'Д')) out.setCharAt(out.length() - 1, 'Ж');
            else if (!ends(out, p) && !(p == 'Ы' && ends(out, 'И'))) out.append(p);
        }
        return out.toString();
    }

    private static boolean ends(CharSequence text, char c) {
        return text.length() > 0 && text.charAt(text.length() - 1) == c;
    }

    private static String fromLatin(String word) {
        var out = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            int len = Math.min(LONGEST, word.length() - i);
            while (len > 1 && !takes(word, i, len)) len--;
            String part = word.substring(i, i + len);
            String known = LATIN.get(part);
            boolean glide =
                    "Y".equals(part) && i > 0 && "AEIOUÄÖÜ".indexOf(word.charAt(i - 1)) >= 0;
            out.append(glide ? "И" : known != null ? known : plainLatin(part));
            i += len;
        }
        return out.toString();
    }

    private static boolean takes(String word, int at, int len) {
        String part = word.substring(at, at + len);
        if (!LATIN.containsKey(part)) return false;
        // "ye" is one letter only where Cyrillic would begin a syllable with it.
        boolean syllable = "YE".equals(part) || "IE".equals(part);
        return !syllable || at == 0 || "AEIOUÄÖÜYÝ".indexOf(word.charAt(at - 1)) >= 0;
    }

    /** Without marks: É is E. */
    private static String plainLatin(String up) {
        String apart = Normalizer.normalize(up, Normalizer.Form.NFKD);
        var out = new StringBuilder(apart.length());
        apart.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The name without the ending of a surname or patronymic, if three letters remain. */
    String stem(String folded) {
        if (!cyrillic) return folded;
        String longest = "";
        for (String end : STEMS)
            if (end.length() > longest.length()
                    && folded.endsWith(end)
                    && folded.length() - end.length() >= STEM_LEAST) longest = end;
        return folded.substring(0, folded.length() - longest.length());
    }

    /** A key that misspellings share: consonant classes, no vowels after the first letter. */
    String coarse(String folded) {
        String stem = stem(folded);
        var out = new StringBuilder();
        for (int i = 0; i < stem.length(); i++) {
            char c = cyrillic ? cyrillicClass(stem.charAt(i)) : latinClass(stem.charAt(i));
            boolean vowel = (cyrillic ? VOWELS : "AEIOUYHW").indexOf(c) >= 0;
            if (i > 0 && vowel) continue;
            if (!ends(out, c)) out.append(c);
        }
        return out.toString();
    }

    private static char cyrillicClass(char c) {
        return switch (c) {
            case 'З' -> 'С';
            case 'Д' -> 'Т';
            case 'В' -> 'Ф';
            case 'Б' -> 'П';
            case 'Г', 'Х' -> 'К';
            case 'Ы' -> 'И';
            case 'Я' -> 'А';
            case 'Ю' -> 'У';
            default -> c;
        };
    }

    private static char latinClass(char c) {
        return switch (c) {
            case 'Z' -> 'S';
            case 'C', 'Q', 'G' -> 'K';
            case 'V' -> 'F';
            case 'D' -> 'T';
            case 'B' -> 'P';
            default -> c;
        };
    }
}
