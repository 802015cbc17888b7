package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.release.ReleasedCube;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A released day of a topic.
 *
 * @param day on the city's calendar
 * @param layout what its cells mean
 * @param cube the noised counts
 * @param feeds how many operators or banks it came from
 * @param share of the market that they cover, per cent
 * @param releasedAt when
 */
record Day(
        LocalDate day, Layout layout, ReleasedCube cube, int feeds, int share, Instant releasedAt) {
    Day {
        if (share < 1 || share > 100) throw Problem.invalid("share", share, "must be 1 to 100");
        if (feeds < 1) throw Problem.invalid("feeds", feeds, "must be at least 1");
    }
}
