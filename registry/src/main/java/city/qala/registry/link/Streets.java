package city.qala.registry.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Streets and houses as they are said in several ways: without the word for what they are, in one
 * alphabet, and where a street of Almaty has had two names under the one of today.
 */
final class Streets {
    private static final NameFold FOLD = new NameFold(true);

    /** What a street is, in Russian, Kazakh and Latin letters; it tells no streets apart. */
    private static final Set<String> TYPES =
            Set.of(
                    "УЛ",
                    "УЛИЦА",
                    "ПР",
                    "ПРОСПЕКТ",
                    "ПРТ",
                    "ПЕР",
                    "ПЕРЕУЛОК",
                    "БУЛЬВАР",
                    "БР",
                    "МКР",
                    "МКРН",
                    "МИКРОРАЙОН",
                    "ЫА",
                    "ЫҚШАМ",
                    "ЫҚШАМАУДАНЫ",
                    "ШАҒЫН",
                    "АУДАНЫ",
                    "КӨШЕСІ",
                    "КОШЕСИ",
                    "КСІ",
                    "КӨШ",
                    "ДАҢҒЫЛЫ",
                    "ДАНГЫЛЫ",
                    "ДАҢ",
                    "ТҰЙЫҒЫ",
                    "UL",
                    "ULITSA",
                    "KOSHESI",
                    "KÓSHESI",
                    "MKR",
                    "PR",
                    "PROSPEKT",
                    "STREET",
                    "ST");

    /** Names of streets before and after, folded; from the city's public history. */
    private static final Map<String, String> NOW = new HashMap<>();

    static {
        for (String pair :
                List.of(
                        "Фурманова=Назарбаева",
                        "Калинина=Кабанбай батыра",
                        "Кирова=Богенбай батыра",
                        "Комсомольская=Толе би",
                        "Октябрьская=Айтеке би",
                        "Горького=Жибек жолы",
                        "Пастера=Макатаева",
                        "Виноградова=Карасай батыра",
                        "Мира=Желтоксан",
                        "Дзержинского=Наурызбай батыра",
                        "Космонавтов=Байтурсынова",
                        "Советская=Казыбек би",
                        "Карла Маркса=Кунаева",
                        "Коммунистический=Абылай хана",
                        "Ленина=Достык")) {
            int at = pair.indexOf('=');
            NOW.put(FOLD.fold(pair.substring(0, at)), bare(FOLD.fold(pair.substring(at + 1))));
        }
    }

    private Streets() {}

    /** One text for a street however it was written; empty if only its type was said. */
    static String plain(String raw) {
        String up = NameFold.upper(raw);
        var out = new StringBuilder();
        for (String word : up.replace("/", "").split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.isEmpty() || TYPES.contains(word)) continue;
            if (!out.isEmpty()) out.append(' ');
            out.append(word);
        }
        if (out.isEmpty() || !NameFold.isCyrillic(raw)) return out.toString();
        String folded = FOLD.fold(out.toString());
        String now = NOW.get(folded);
        return now != null ? now : bare(folded);
    }

    /** Абая, Абай: without the ending of a genitive. */
    private static String bare(String folded) {
        int n = folded.length();
        if (n > 5 && (folded.endsWith("ОВА") || folded.endsWith("ЕВА") || folded.endsWith("ИНА")))
            return folded.substring(0, n - 3);
        if (n > 4 && folded.endsWith("ИА")) return folded.substring(0, n - 1);
        return n > 4 && folded.endsWith("А") ? folded.substring(0, n - 1) : folded;
    }

    /** A house with its letter or fraction: 12А, 12/1, 12 к. 1 and 12 корпус 1 are written once. */
    static String house(String raw) {
        String up = NameFold.upper(raw);
        String one = up.replaceAll("(?<=\\d)\\s*(?:КОРПУС|КОРП|К|/|-)[.\\s]*(?=\\d)", "/");
        return one.replaceAll("[^\\p{L}\\p{N}/]+", "");
    }
}
