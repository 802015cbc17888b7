package city.qala.registry.review;

import java.util.ArrayList;
import java.util.List;

/** The terms of a weight as the engine writes them: {@code prior=-14.4 given-name/1=7.9 …}. */
final class Terms {
    private Terms() {}

    /** What one trait adds, in bits. */
    record Term(String name, double bits) {}

    /** The terms in their order; what cannot be read is left out. */
    static List<Term> of(String why) {
        var terms = new ArrayList<Term>();
        for (String part : why.split(" ", -1)) {
            int eq = part.indexOf('=');
            if (eq <= 0 || !part.substring(eq + 1).matches("-?[0-9.]+(E-?[0-9]+)?")) continue;
            String name = part.substring(0, eq).replaceFirst("/[0-9]+$", "");
            terms.add(new Term(name, Double.parseDouble(part.substring(eq + 1))));
        }
        return terms;
    }
}
