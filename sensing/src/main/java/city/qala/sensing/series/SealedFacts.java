package city.qala.sensing.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sealed rows of a stream amount to, from the manifest as far as it knows. */
final class SealedFacts {

    private SealedFacts() {}

    static @Nullable Facts of(SealedFiles sealed, int stream, Hides hides) {
        Facts facts = null;
        // The latest month first: its newest row is the stream's, so older months are not opened.
        for (var month : sealed.byMonth().entrySet().stream().toList().reversed()) {
            List<SealedFile> mine =
                    month.getValue().stream().filter(file -> file.find(stream) != null).toList();
            MonthSource source = new MonthSource(sealed, stream, month.getKey(), mine, hides);
            if (mine.isEmpty()) {
                continue;
            }
            facts =
                    facts == null || source.isTouched()
                            ? Facts.joined(facts, looked(sealed, source))
                            : known(facts, mine, stream);
        }
        return facts;
    }

    private static @Nullable Facts looked(SealedFiles sealed, MonthSource source) {
        Facts facts = null;
        for (Page page : sealed.pages(source.stream(), source.month(), source.files())) {
            facts = Facts.joined(facts, PageFacts.of(page, source.hides()));
        }
        return facts;
    }

    /** Adds an older month that the manifest knows all about. */
    private static Facts known(Facts younger, List<SealedFile> files, int stream) {
        Facts facts = younger;
        for (SealedFile file : files) {
            SealedFile.Entry e = file.find(stream);
            if (e != null) {
                facts =
                        facts.and(
                                new Facts(
                                        e.count,
                                        e.low,
                                        e.end,
                                        e.resultLow,
                                        e.resultHigh,
                                        younger.newest()));
            }
        }
        return facts;
    }
}
