package city.qala.sensing.series;

import city.qala.sensing.series.Log.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything a reader sees, held by one reference: unsealed rows that still come, unsealed rows
 * that are being sealed, and sealed rows. A younger layer hides what it replaces in older ones.
 *
 * @param live receives rows
 * @param frozen is being sealed; null most of the time
 * @param sealed named by the manifest
 */
record Layers(Generation live, @Nullable Generation frozen, Sealed sealed) {

    private static final IntPredicate NONE = seq -> false;
    private static final Content EMPTY = new Content(new Page[0], new int[0]);

    private static Content content(@Nullable Generation generation, int stream) {
        Log log = generation == null ? null : generation.find(stream);
        return log == null ? EMPTY : log.content();
    }

    private static IntPredicate hiddenBy(Content content) {
        return content.hidden().length == 0 ? NONE : content::hides;
    }

    private static IntPredicate either(Content young, Content old) {
        if (old.hidden().length == 0) {
            return hiddenBy(young);
        }
        return young.hidden().length == 0
                ? hiddenBy(old)
                : seq -> young.hides(seq) || old.hides(seq);
    }

    @Nullable Observation find(int stream, int seq) {
        Content young = content(live, stream);
        Observation found = Log.find(young.pages(), seq);
        if (found != null || young.hides(seq)) {
            return found;
        }
        Content old = content(frozen, stream);
        found = Log.find(old.pages(), seq);
        return found != null || old.hides(seq) ? found : sealed.find(stream, seq);
    }

    /** What all rows of a stream amount to, read anew; null if there are none. */
    @Nullable Facts facts(int stream) {
        Content young = content(live, stream);
        Content old = content(frozen, stream);
        Facts facts = sealed.facts(stream, either(young, old));
        for (Page page : old.pages()) {
            facts = and(facts, PageFacts.of(page, hiddenBy(young)));
        }
        for (Page page : young.pages()) {
            facts = and(facts, PageFacts.of(page, NONE));
        }
        return facts;
    }

    private static @Nullable Facts and(@Nullable Facts a, @Nullable Facts b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.and(b);
    }

    /** Adds what may hold rows of a stream that a scan wants. */
    void sources(int stream, Wanted wanted, List<Source> into) {
        Content young = content(live, stream);
        Content old = content(frozen, stream);
        sealed.sources(stream, wanted, either(young, old), into);
        add(old.pages(), hiddenBy(young), wanted, into);
        add(young.pages(), NONE, wanted, into);
    }

    private static void add(Page[] pages, IntPredicate hidden, Wanted wanted, List<Source> into) {
        for (Page page : pages) {
            if (wanted.meets(page)) {
                into.add(new Source.OfPage(page, hidden));
            }
        }
    }

    /** What may hold wanted rows of one stream. */
    List<Source> sources(int stream, Wanted wanted) {
        List<Source> found = new ArrayList<>();
        sources(stream, wanted, found);
        return found;
    }

    /** Whether rows of this page can be counted without looking at their ids. */
    static boolean isPlain(IntPredicate hidden) {
        return hidden == NONE;
    }
}
