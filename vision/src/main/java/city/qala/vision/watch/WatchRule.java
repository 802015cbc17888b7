package city.qala.vision.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Whether a list may be matched here and now. Pure: asked for every face, never remembered. */
final class WatchRule {
    /** So many times two people said "somebody else" before an entry is left out. */
    static final int REFUSALS = 3;

    private WatchRule() {}

    /** Why a list is not matched. */
    enum Why {
        NOT_APPROVED,
        NOT_YET,
        OVER,
        ELSEWHERE,
        OUT_OF_HOURS,
        TOO_LONG,
        OVER_BUDGET
    }

    /** Why a list may not be matched at a camera at a moment; empty if it may. */
    static Optional<Why> refusal(
            Watchlist list, int entries, String camera, Instant now, ZoneId zone) {
        Terms terms = list.terms();
        if (now.isBefore(terms.window().starts())) return Optional.of(Why.NOT_YET);
        if (!now.isBefore(terms.window().ends())) return Optional.of(Why.OVER);
        if (!terms.area().cameras().contains(camera)) return Optional.of(Why.ELSEWHERE);
        if (!terms.area().isOpen(minute(now, zone))) return Optional.of(Why.OUT_OF_HOURS);
        return standing(list, entries);
    }

    /** The same apart from place and time. */
    static Optional<Why> standing(Watchlist list, int entries) {
        if (list.state() != Watchlist.State.ACTIVE || list.approval().isEmpty())
            return Optional.of(Why.NOT_APPROVED);
        if (entries > Math.min(list.terms().limits().cap(), Terms.Limits.HARD_CAP))
            return Optional.of(Why.TOO_LONG);
        boolean within =
                list.terms().exercise()
                        || list.forecast()
                                .filter(f -> f <= list.terms().limits().budget())
                                .isPresent();
        return within ? Optional.empty() : Optional.of(Why.OVER_BUDGET);
    }

    private static int minute(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        return local.getHour() * 60 + local.getMinute();
    }
}
