package city.qala.pulse.position;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Positions of events that name nothing but a cell, a timing advance and a level: there are few
 * such combinations, so each is worked out once and then looked up. Shared by all threads.
 */
final class Answers {
    private static final int ADVANCES = 42;
    private static final int LEVELS = 18;
    private static final int LOUDEST = -60;

    /** Step of levels that are told apart, dB: far finer than the shadowing. */
    private static final int LEVEL_STEP = 4;

    private final AtomicReferenceArray<Answer> known;

    /** One position. */
    record Answer(double x, double y, double r68, double r95, int district) {}

    Answers(int cells) {
        known = new AtomicReferenceArray<>(cells * ADVANCES * LEVELS);
    }

    /** The place of a combination in the table; -1 if it is too rare to have one. */
    static int place(int cell, int ta, int level) {
        int advance = ta == EventLog.ABSENT ? 0 : ta + 1;
        if (advance >= ADVANCES) return -1;
        return (cell * ADVANCES + advance) * LEVELS + step(level);
    }

    /** The level that stands for all levels of a step. */
    static int typical(int level) {
        return level == EventLog.ABSENT ? level : LOUDEST - (step(level) - 1) * LEVEL_STEP;
    }

    private static int step(int level) {
        if (level == EventLog.ABSENT) return 0;
        return Math.clamp((LOUDEST - level + LEVEL_STEP / 2) / LEVEL_STEP + 1, 1, LEVELS - 1);
    }

    /** What is known of a combination; nothing before it was worked out. */
    @Nullable Answer at(int place) {
        return known.get(place);
    }

    void keep(int place, Answer answer) {
        known.set(place, answer);
    }
}
