package city.qala.registry.link;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a name written as a whole, told apart: given name, family name, patronymic, and
 * whatever else stands there (second names, titles).
 *
 * <p>A patronymic is known by its ending; of the others the family name is the word before a comma,
 * or the first word in a register written in Cyrillic, or else the last one. A comparison crosses
 * names anyway, so a wrong guess costs little.
 */
final class FullName {
    private static final List<String> PATRONYMICS =
            List.of(
                    "ОВИЧ", "ЕВИЧ", "ОВНА", "ЕВНА", "ИЧНА", "УЛЫ", "КЫЗЫ", "УЛИ", "КИЗИ", "КЫЗИ",
                    "КИЗЫ");
    private static final List<String> FAMILIES = List.of("ОВ", "ЕВ", "ОВА", "ЕВА", "СКИ", "СКАИА");
    private static final int LEAST = 5;

    private FullName() {}

    /** The words of a whole name; a word of one letter stays. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String w : NameFold.upper(text).split("[^\\p{L}\\p{N}\\p{M}'-]+", -1))
            if (!w.isEmpty()) words.add(w);
        return words;
    }

    /**
     * Family name, given name and patronymic of folded words, each "" if there is none.
     *
     * @param familyFirst whether the family name stands first in this register
     */
    static List<String> roles(List<String> folded, boolean familyFirst) {
        List<String> rest = new ArrayList<>(folded);
        if (isInitials(rest)) return initials(rest);
        String patronymic = "";
        // Of two words the last may be a patronymic if the first can be told to be a family name.
        int least = rest.size() == 2 && isFamily(rest.getFirst()) ? 1 : 2;
        for (int i = rest.size() - 1; i > 0 && rest.size() > least; i--)
            if (patronymic.isEmpty() && isPatronymic(rest.get(i))) patronymic = rest.remove(i);
        if (rest.isEmpty()) return List.of("", "", patronymic);
        if (rest.size() == 1)
            return patronymic.isEmpty()
                    ? List.of("", rest.getFirst(), "")
                    : List.of(rest.getFirst(), "", patronymic);
        boolean told = rest.size() == 2 && isFamily(rest.get(0)) != isFamily(rest.get(1));
        boolean first = told ? isFamily(rest.getFirst()) : familyFirst;
        String family = first ? rest.getFirst() : rest.getLast();
        String given = first ? rest.get(1) : rest.getFirst();
        return List.of(family, given, patronymic);
    }

    /** Ахметов Б. С. in any order: one word and one or two initials. */
    private static boolean isInitials(List<String> words) {
        long letters = words.stream().filter(w -> w.length() == 1).count();
        return letters > 0 && letters == words.size() - 1L;
    }

    private static List<String> initials(List<String> words) {
        String family = "";
        List<String> letters = new ArrayList<>();
        for (String w : words)
            if (w.length() > 1) family = w;
            else letters.add(w);
        return List.of(family, letters.getFirst(), letters.size() > 1 ? letters.get(1) : "");
    }

    private static boolean isFamily(String folded) {
        return folded.length() >= LEAST && FAMILIES.stream().anyMatch(folded::endsWith);
    }

    static boolean isPatronymic(String folded) {
        return folded.length() >= LEAST && PATRONYMICS.stream().anyMatch(folded::endsWith);
    }
}
