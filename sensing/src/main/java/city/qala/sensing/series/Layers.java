package city.qala.sensing.series;

import city.qala.sensing.series.Log.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    private static Content content(@Nullable Generation generation, int stream) {
        Log log = generation == null ? null : generation.find(stream);
        return log == null ? Log.EMPTY : log.content();
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
        Facts facts = sealed.facts(stream, Hides.of(young.hidden(), old.hidden()));
        Hides byYoung = Hides.of(young.hidden(), new int[0]);
        for (Page page : old.pages()) {
            facts = Facts.joined(facts, PageFacts.of(page, byYoung));
        }
        for (Page page : young.pages()) {
            facts = Facts.joined(facts, PageFacts.of(page, Hides.NONE));
        }
        return facts;
    }

    /** What the unsealed rows of a stream amount to while nothing is being sealed. */
    @Nullable Facts unsealedFacts(int stream) {
        Facts facts = null;
        for (Page page : content(live, stream).pages()) {
            facts = Facts.joined(facts, PageFacts.of(page, Hides.NONE));
        }
        return facts;
    }

    /**
     * Gives what may hold wanted rows of a stream's unsealed pages.
     *
     * @return what they hide in sealed files
     */
    private Hides pages(int stream, Wanted wanted, Consumer<Source.OfPage> each) {
        Content young = content(live, stream);
        Content old = content(frozen, stream);
        pages(old.pages(), Hides.of(young.hidden(), new int[0]), wanted, each);
        pages(young.pages(), Hides.NONE, wanted, each);
        return Hides.of(young.hidden(), old.hidden());
    }

    private static void pages(
            Page[] pages, Hides hides, Wanted wanted, Consumer<Source.OfPage> each) {
        for (Page page : pages) {
            if (wanted.meets(page)) {
                each.accept(new Source.OfPage(page, hides));
            }
        }
    }

    /** What may hold wanted rows of these streams. */
    List<Source> sources(Iterable<Integer> streams, Wanted wanted) {
        List<Source> found = new ArrayList<>();
        Map<Integer, Hides> hides = new TreeMap<>();
        for (int stream : streams) {
            hides.put(stream, pages(stream, wanted, found::add));
        }
        sealed.sources(hides, wanted, found);
        return found;
    }

    /** How many wanted rows there are of these streams. */
    long count(Iterable<Integer> streams, Wanted wanted) {
        long[] count = new long[1];
        Map<Integer, Hides> hides = new TreeMap<>();
        for (int stream : streams) {
            hides.put(stream, pages(stream, wanted, page -> count[0] += page.count(wanted)));
        }
        return count[0] + sealed.count(hides, wanted);
    }

    /** The unsealed part of {@link #sources}, for one stream. */
    List<Source> unsealed(int stream, Wanted wanted) {
        List<Source> found = new ArrayList<>();
        pages(stream, wanted, found::add);
        return found;
    }

    /** What unsealed rows of a stream hide in sealed files. */
    Hides hides(int stream) {
        return Hides.of(content(live, stream).hidden(), content(frozen, stream).hidden());
    }
}
