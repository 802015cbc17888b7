package city.qala.vision.watch;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.log.Log;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is matched at this moment: the lists that are exactly what two people signed, before the
 * engine of their kind. Whatever differs from its seal stays out.
 */
public final class Armory {
    private static final Log LOG = Log.of(Armory.class);

    private final WatchStore store;
    private final Entries entries;
    private final ListKeys keys;
    private final List<Matcher> matchers;
    private volatile String stamp = "";

    Armory(WatchStore store, Entries entries, ListKeys keys, List<Matcher> matchers) {
        this.store = store;
        this.entries = entries;
        this.keys = keys;
        this.matchers = List.copyOf(matchers);
    }

    /** Reads the lists anew if any of them has changed. */
    void refresh() {
        if (!store.stamp().equals(stamp)) load();
    }

    /** Reads what may be matched. A list that is not exactly what two people signed stays out. */
    void load() {
        String now = store.stamp();
        var real = new ArrayList<Armed>();
        var drawn = new ArrayList<Armed>();
        for (Watchlist list : store.lists()) {
            if (list.state() == Watchlist.State.ENDED) keys.destroy(list.id());
            if (list.state() != Watchlist.State.ACTIVE) continue;
            armed(list).ifPresent((list.terms().exercise() ? drawn : real)::add);
        }
        for (Matcher m : matchers) m.load(m.exercise() ? drawn : real);
        stamp = now;
    }

    private Optional<Armed> armed(Watchlist list) {
        try {
            Entries.Opened opened = store.ledger().write(tx -> entries.open(tx, list));
            boolean genuine =
                    !list.seal().isEmpty()
                            && list.seal().equals(seal(list, opened.fingerprint()))
                            && list.approval().isPresent();
            if (genuine) return Optional.of(new Armed(list, opened.ids(), opened.index()));
            LOG.warn("a watchlist is not what two people signed and stays out");
        } catch (Problem p) {
            LOG.warn("a watchlist could not be opened: " + p.code());
        }
        return Optional.empty();
    }

    /** The seal of a list with its entries; empty text when its key is gone. */
    String seal(Watchlist list, String fingerprint) {
        String text =
                String.join(
                        "\n",
                        list.id().text(),
                        list.terms().canonical(),
                        fingerprint,
                        signed(list.requested()),
                        signed(list.approved()));
        return keys.seal(list.id(), text).orElse("");
    }

    private static String signed(Optional<Watchlist.Signature> signature) {
        return signature
                .map(s -> s.by() + " " + new TreeSet<>(s.roles()) + " " + s.at())
                .orElse("");
    }

    /** Takes a list out at once, before anything is written. */
    void disarm(Ulid id) {
        for (Matcher m : matchers)
            m.load(m.armed().stream().filter(a -> !a.list().id().equals(id)).toList());
    }

    /** The lists that are matched at this moment, wherever; for pages that say what runs. */
    public Set<String> loaded() {
        var ids = new TreeSet<String>();
        for (Matcher m : matchers)
            if (m.activation().off().isEmpty())
                for (Armed a : m.armed()) ids.add(a.list().id().text());
        return ids;
    }

    /**
     * A kind of matching that is off.
     *
     * @param exercise whether it is that of drawn figures
     * @param since since when
     */
    public record Off(boolean exercise, Instant since) {}

    /** Which kinds of matching are off. */
    public List<Off> offs() {
        var offs = new ArrayList<Off>();
        for (Matcher m : matchers)
            m.activation().off().ifPresent(o -> offs.add(new Off(m.exercise(), o.since())));
        return offs;
    }

    Matcher matcher(boolean exercise) {
        return matchers.stream()
                .filter(m -> m.exercise() == exercise)
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                Problem.Kind.UNAVAILABLE, "engine-missing", "There is no engine."));
    }

    List<Matcher> matchers() {
        return matchers;
    }
}
