package city.qala.pulse.release;

import city.qala.kernel.Problem;
import java.util.List;
import java.util.TreeSet;

/**
 * What is asked of a day, in one form whatever the words: names and hours in order, each once.
 *
 * @param places at least one
 * @param hours at least one
 * @param kinds at least one
 */
public record Question(List<String> places, List<Integer> hours, List<String> kinds) {

    public Question {
        places = List.copyOf(new TreeSet<>(places));
        hours = List.copyOf(new TreeSet<>(hours));
        kinds = List.copyOf(new TreeSet<>(kinds));
        if (places.isEmpty() || hours.isEmpty() || kinds.isEmpty())
            throw Problem.invalid("question", "", "must name a place, an hour and a kind");
    }
}
