package city.qala.assess;

import java.util.ArrayList;
import java.util.List;

/**
 * Stages of a set of cities. Pure.
 *
 * <p>The score says who is ahead of whom; how many are in each stage is calibrated on the published
 * list of 167 cities: the lowest 20.36 % are implementers, the highest 21.56 % sprinters.
 */
final class StageRule {
    static final double IMPLEMENTERS = 0.2036;
    static final double SPRINTERS = 0.2156;

    private StageRule() {}

    /**
     * A city in its set.
     *
     * @param rank 1 is the most advanced
     */
    record Placed(CityAnswers city, int rank, Stage stage) {}

    /** Implementers among n cities. */
    static int implementers(int n) {
        return (int) Math.round(IMPLEMENTERS * n);
    }

    /** Sprinters among n cities. */
    static int sprinters(int n) {
        return (int) Math.round(SPRINTERS * n);
    }

    /** All cities from the least advanced, staged by their place in the set. */
    static List<Placed> calibrated(List<CityAnswers> cities) {
        List<CityAnswers> sorted = cities.stream().sorted(CityAnswers.ORDER).toList();
        int n = sorted.size();
        List<Placed> placed = new ArrayList<>(n);
        for (int i = 0; i < n; i++) placed.add(new Placed(sorted.get(i), n - i, stage(i, n)));
        return placed;
    }

    /** All cities from the least advanced, staged by given cuts. */
    static List<Placed> cut(List<CityAnswers> cities, StageCuts cuts) {
        return calibrated(cities).stream()
                .map(p -> new Placed(p.city(), p.rank(), cuts.stage(p.city().score())))
                .toList();
    }

    /**
     * The scores at which the stages of a calibrated set begin: halfway between the last of one
     * stage and the first of the next. A stage that nobody is in begins where the next one does, or
     * at 100.
     */
    static StageCuts cuts(List<Placed> calibrated) {
        double sprinter = beginning(calibrated, Stage.SPRINTER);
        return new StageCuts(Math.min(beginning(calibrated, Stage.ADVANCER), sprinter), sprinter);
    }

    private static double beginning(List<Placed> fromTheLeast, Stage stage) {
        for (int i = 0; i < fromTheLeast.size(); i++) {
            if (fromTheLeast.get(i).stage().compareTo(stage) < 0) continue;
            double first = fromTheLeast.get(i).city().score();
            return i == 0 ? 0 : (fromTheLeast.get(i - 1).city().score() + first) / 2;
        }
        return 100;
    }

    /** The stage at a place, 0 being the least advanced. */
    static Stage stage(int place, int n) {
        if (place < implementers(n)) return Stage.IMPLEMENTER;
        return place >= n - sprinters(n) ? Stage.SPRINTER : Stage.ADVANCER;
    }
}
