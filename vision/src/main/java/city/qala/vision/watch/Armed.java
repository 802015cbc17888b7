package city.qala.vision.watch;

import city.qala.kernel.Ulid;
import city.qala.vision.face.FaceIndex;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A list in memory, ready to be matched; made anew when it changes.
 *
 * @param list its terms and signatures
 * @param entries ids in the order of the index
 * @param index their descriptions
 */
record Armed(Watchlist list, List<Ulid> entries, FaceIndex index) {
    Armed {
        entries = List.copyOf(entries);
        if (entries.size() != index.size())
            throw new IllegalArgumentException("an index of other entries");
    }

    /** Why it is not matched here and now; empty if it may be. */
    Optional<WatchRule.Why> refusal(String camera, Instant now, ZoneId zone) {
        return WatchRule.refusal(list, entries.size(), camera, now, zone);
    }
}
