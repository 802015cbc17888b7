package city.qala.governance.audit;

import city.qala.governance.audit.Looked.Look;
import city.qala.kernel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What of the log the person concerned may see, and when. */
final class LookRule {
    private final ZoneId zone;

    LookRule(ZoneId zone) {
        this.zone = zone;
    }

    /** The looks that may be shown, and the count of those that may not yet. */
    Looked of(List<AuditLine> lines, Instant now) {
        List<Look> looks = new ArrayList<>();
        var delayed = new TreeMap<LocalDate, Integer>();
        for (AuditLine line : lines) {
            if (isOpen(line, now)) looks.add(look(line));
            else line.release().notBefore().ifPresent(day -> delayed.merge(day, 1, Integer::sum));
        }
        return new Looked(looks, delayed);
    }

    /** Whether a line's day has come. */
    boolean isOpen(AuditLine line, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return line.release().notBefore().map(day -> !today.isBefore(day)).orElse(true);
    }

    private static Look look(AuditLine line) {
        return new Look(
                line.number(),
                line.at(),
                line.organisation(),
                line.roles(),
                line.kind() == Actor.Kind.SYSTEM || line.kind() == Actor.Kind.PROGRAM,
                line.action(),
                line.outcome(),
                line.purpose(),
                line.legalBase(),
                line.dataSet(),
                line.fields(),
                line.facts().containsKey("root"),
                !line.actor().isEmpty() && line.actor().equals(line.subject()),
                line.decision());
    }
}
