package city.qala.proactive.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of a population, each with a number. */
final class Texts {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The number of a text, given to it now if it is new. */
    int code(String text) {
        Integer known = codes.get(text);
        if (known != null) return known;
        codes.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    String text(long code) {
        return texts.get((int) code);
    }
}
