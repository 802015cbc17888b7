package city.qala.platform.http;

import city.qala.kernel.Language;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every exchange needs of the edge.
 *
 * @param base address that links start with
 * @param languages of the city, the first is the default
 * @param write how long a stuck reader is waited for
 */
record EdgeContext(
        String base,
        List<Language> languages,
        Answer answer,
        Streams streams,
        int bodyBytes,
        Duration write) {

    /** The language of a path like {@code /kk/air}, else of an Accept-Language, else the first. */
    Language language(String path, Optional<String> accepted) {
        if (path.length() >= 3 && (path.length() == 3 || path.charAt(3) == '/')) {
            for (Language language : languages) {
                if (path.startsWith(language.tag(), 1)) return language;
            }
        }
        return accepted.flatMap(this::best).orElse(languages.getFirst());
    }

    private Optional<Language> best(String accepted) {
        Optional<Language> best = Optional.empty();
        double bestWeight = 0;
        for (String part : accepted.split(",", 20)) {
            Optional<Language> found = Language.find(part).filter(languages::contains);
            double weight = weight(part);
            if (found.isPresent() && weight > bestWeight) {
                best = found;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static double weight(String part) {
        int at = part.toLowerCase(Locale.ROOT).indexOf("q=");
        if (at < 0) return 1;
        try {
            return Double.parseDouble(part.substring(at + 2).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
