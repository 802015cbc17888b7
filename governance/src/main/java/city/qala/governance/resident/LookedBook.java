package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.audit.Inclusion;
import city.qala.governance.audit.Looked;
import city.qala.governance.audit.Looked.Look;
import city.qala.governance.resident.HouseholdRule.Share;
import city.qala.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who looked at what concerns one reader: the audit log itself, not a copy. Lines about the
 * household and about children stand beside one's own, as {@link HouseholdRule} lets them.
 */
final class LookedBook {

    /** A line and on whose account the reader sees it. */
    record Line(Share share, Look look) {}

    /**
     * Lines of a time.
     *
     * @param lines newest first, without the reader's own looks
     * @param own how often the reader looked themself
     * @param delayed lines that are not shown yet, by the day on which they open
     */
    record Lines(List<Line> lines, int own, SortedMap<LocalDate, Integer> delayed) {
        Lines {
            lines = List.copyOf(lines);
        }
    }

    private final AuditTrail trail;
    private final ZoneId zone;

    LookedBook(AuditTrail trail, ZoneId zone) {
        this.trail = trail;
        this.zone = zone;
    }

    /** What happened in a time. */
    Lines of(List<Share> shares, Instant from, Instant to) {
        var lines = new ArrayList<Line>();
        var delayed = new TreeMap<LocalDate, Integer>();
        Set<Long> known = new HashSet<>();
        int own = 0;
        for (Share share : shares) {
            Looked looked = trail.looked(share.subject(), from, to);
            looked.delayed().forEach((day, n) -> delayed.merge(day, n, Integer::sum));
            for (Look look : looked.looks()) {
                if (!isLook(look) || !HouseholdRule.concerns(share, look.at(), zone)) continue;
                if (isOwn(look)) own++;
                else if (known.add(look.number())) lines.add(new Line(share, look));
            }
        }
        lines.sort(Comparator.comparing((Line l) -> l.look().at()).reversed());
        return new Lines(lines, own, delayed);
    }

    /** One line of the reader's, however old. */
    Optional<Line> find(List<Share> shares, long number) {
        for (Share share : shares) {
            Optional<Look> found =
                    trail.looked(share.subject(), Instant.EPOCH, Instant.MAX).looks().stream()
                            .filter(look -> look.number() == number)
                            .filter(look -> HouseholdRule.concerns(share, look.at(), zone))
                            .findFirst();
            if (found.isPresent()) return Optional.of(new Line(share, found.get()));
        }
        return Optional.empty();
    }

    /**
     * The proof that a line of the reader's stands in the log.
     *
     * @throws Problem {@code not-found} if it is not theirs
     */
    Inclusion proof(List<Share> shares, long number) {
        Line line =
                find(shares, number)
                        .orElseThrow(() -> Problem.notFound("There is no such line of yours."));
        return trail.proof(line.share().subject(), number);
    }

    /** Reads of data are looks; what somebody asked or was answered stands among their cases. */
    private static boolean isLook(Look look) {
        return !look.purpose().isEmpty();
    }

    /** A guardian's own visit to their page is no news to them either. */
    private static boolean isOwn(Look look) {
        return look.own() || look.purpose().equals(PurposeCode.OWN);
    }
}
