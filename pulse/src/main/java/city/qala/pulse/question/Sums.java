package city.qala.pulse.question;

import city.qala.pulse.release.Question;
import city.qala.pulse.release.ReleasedCube;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of the same cells of many days: which they are is found again only when days change. */
final class Sums {

    private final Asked asked;
    private final List<String> places;
    private final List<Integer> hours;
    private ReleasedCube.@Nullable Selection selected;

    Sums(Asked asked, List<String> places, List<Integer> hours) {
        this.asked = asked;
        this.places = places;
        this.hours = hours;
    }

    SafeCount of(Day day) {
        ReleasedCube cube = day.cube();
        ReleasedCube.Selection cells = selected;
        if (cells == null || !cells.fits(cube)) {
            List<String> of = asked.place().isEmpty() ? cube.domain().places() : places;
            cells = cube.select(new Question(of, hours, List.of(asked.kind())));
            selected = cells;
        }
        return cube.sum(cells);
    }
}
