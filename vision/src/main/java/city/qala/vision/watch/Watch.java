package city.qala.vision.watch;

import city.qala.kernel.Access;
import city.qala.kernel.Activations;
import city.qala.kernel.AuditLog;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.vision.camera.Cameras;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts lists, engines and matchers together. */
public final class Watch implements AutoCloseable {
    private final Watchlists lists;
    private final Cameras cameras;
    private final List<Engine> engines;

    private Watch(Watchlists lists, Cameras cameras, List<Engine> engines) {
        this.lists = lists;
        this.cameras = cameras;
        this.engines = engines;
    }

    /**
     * What lists stand on.
     *
     * @param ledger its schema is up to date
     * @param access the only way to people's data
     * @param activations the only way to an algorithm that runs
     * @param rates how often an algorithm errs
     * @param folder where the keys of lists are kept, outside of what backups copy
     * @param legalBasis the document on which faces are matched at all; empty: they are not
     */
    public record Ground(
            Database ledger,
            AuditLog audit,
            Access access,
            Activations activations,
            ErrorRates rates,
            Path folder,
            String legalBasis,
            ZoneId zone,
            Clock clock) {}

    /**
     * Opens the lists.
     *
     * @param real the engine of faces
     * @param drawn the engine of exercises
     */
    public static Watch open(Ground g, Cameras cameras, Engine real, Engine drawn) {
        var keys = new ListKeys(g.folder());
        var tally = new Tally();
        var matchers = new ArrayList<Matcher>();
        for (Engine e : List.of(real, drawn)) {
            var activation =
                    g.activations()
                            .watch(
                                    e.algorithm(),
                                    e.modelSha256(),
                                    e.threshold(),
                                    e.preprocessing());
            boolean exercise = e.equals(drawn);
            matchers.add(new Matcher(e, activation, exercise, g.zone(), g.clock(), tally));
        }
        var store = new WatchStore(g.ledger());
        var entries = new Entries(g.access(), keys);
        var lists =
                new Watchlists(
                        store,
                        entries,
                        keys,
                        new Armory(store, entries, keys, matchers),
                        new WatchRights(g.rates(), cameras::codes, g.legalBasis()),
                        g.audit(),
                        tally,
                        g.clock());
        lists.armory().load();
        return new Watch(lists, cameras, List.of(real, drawn));
    }

    /** The lists. */
    public Watchlists lists() {
        return lists;
    }

    /**
     * The pages and the API.
     *
     * @param found takes what two people must look at
     */
    public List<Routes> routes(
            Web web, Messages words, Function<Exchange, String> csrf, Found found) {
        return List.of(
                new WatchRoutes(lists),
                new WatchPage(lists, web, words, csrf),
                new FrameRoutes(
                        cameras,
                        lists,
                        (hit, seen, picture) -> found.take(hit, seen.face(), picture)));
    }

    /** Takes in what the machine found. */
    @FunctionalInterface
    public interface Found {
        /** Keeps what two people must look at; the picture is overwritten afterwards. */
        void take(Hit hit, city.qala.vision.face.Face face, city.qala.vision.face.Picture picture);
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new WatchJob(lists));
    }

    @Override
    public void close() {
        for (Engine e : engines) if (e instanceof NetworkEngine n) n.close();
    }
}
