package city.qala.vision.camera;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.jobs.Job;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The register of cameras. Entries live in the ledger and are read from memory; when a camera was
 * last heard is known at once and reaches the ledger within seconds. One that is lost in a crash is
 * made good by the camera's next heartbeat.
 */
public final class Cameras {
    static final String SILENT = "camera-silent";
    private static final String CONDITION = "vision/" + SILENT + "/";

    private final CameraStore store;
    private final AuditLog audit;
    private final Signals signals;
    private final Clock clock;
    private final Instant since;
    private final ConcurrentMap<String, CameraStore.Heard> heard = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, CameraStore.Heard> unsaved = new ConcurrentHashMap<>();
    private volatile Map<String, Camera> known = Map.of();
    private volatile String stamp = "";

    private Cameras(CameraStore store, AuditLog audit, Signals signals, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.signals = signals;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The register over a ledger whose schema is up to date. */
    public static Cameras open(Database ledger, AuditLog audit, Signals signals, Clock clock) {
        var cameras = new Cameras(new CameraStore(ledger), audit, signals, clock);
        for (CameraStore.Kept kept : cameras.store.list()) {
            if (!kept.heard().at().equals(Instant.MIN))
                cameras.heard.put(kept.camera().id(), kept.heard());
        }
        cameras.reload();
        return cameras;
    }

    /** Reads the entries anew: another process may have changed them. */
    void reload() {
        var fresh = new HashMap<String, Camera>();
        for (CameraStore.Kept kept : store.list()) fresh.put(kept.camera().id(), kept.camera());
        known = Map.copyOf(fresh);
    }

    /** The entry of a camera. */
    public Optional<Camera> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Codes of all cameras. */
    public Set<String> codes() {
        return known.keySet();
    }

    /** Every camera and how it is, by code. */
    public List<CameraState> states() {
        var all = new ArrayList<CameraState>();
        for (Camera camera : new TreeMap<>(known).values()) all.add(state(camera));
        return all;
    }

    /** How a camera is. */
    public CameraState state(Camera camera) {
        CameraStore.Heard h = heard.getOrDefault(camera.id(), CameraStore.Heard.NEVER);
        Health health = Health.of(h.at(), h.skewMillis(), since, clock.instant());
        return new CameraState(camera, health, h.at(), h.skewMillis());
    }

    /** How many cameras were heard within a length of time. */
    public long heardWithin(Duration within) {
        Instant from = clock.instant().minus(within);
        return known.keySet().stream()
                .filter(id -> !heard.getOrDefault(id, CameraStore.Heard.NEVER).at().isBefore(from))
                .count();
    }

    /** A camera spoke. */
    public void hear(String id, Instant cameraTime, Instant now) {
        if (!known.containsKey(id)) return;
        var news = new CameraStore.Heard(now, Duration.between(now, cameraTime).toMillis());
        heard.put(id, news);
        unsaved.put(id, news);
    }

    /**
     * Writes a camera into the register, or replaces its entry.
     *
     * @throws Problem {@code forbidden}
     */
    void put(Actor actor, Camera camera) {
        Identity.require(actor, Role.OPERATOR, Role.ADMIN);
        Instant now = clock.instant();
        store.ledger()
                .change(tx -> {
                    store.put(tx, camera, now);
                    audit.write(tx, entry(now, actor, "vision.camera-written", camera.id()));
                });
        reload();
    }

    /**
     * Takes a camera out of the register.
     *
     * @throws Problem {@code forbidden} or {@code not-found}
     */
    void remove(Actor actor, String id) {
        Identity.require(actor, Role.ADMIN);
        Instant now = clock.instant();
        store.ledger()
                .change(tx -> {
                    if (!store.remove(tx, id)) throw missing();
                    audit.write(tx, entry(now, actor, "vision.camera-removed", id));
                });
        heard.remove(id);
        reload();
    }

    static Problem missing() {
        return Problem.notFound("There is no such camera.");
    }

    private static AuditEntry entry(Instant at, Actor actor, String action, String id) {
        return new AuditEntry(
                at, actor, action, AuditEntry.Outcome.DONE, "camera/" + id, "", Map.of());
    }

    /** Keeps what was heard, and tells the control room who fell silent and who speaks again. */
    void round(Tx tx) {
        var news = new HashMap<String, CameraStore.Heard>();
        for (String id : List.copyOf(unsaved.keySet())) {
            CameraStore.Heard h = unsaved.remove(id);
            if (h != null) news.put(id, h);
        }
        if (!news.isEmpty()) store.heard(tx, news);
        String newest = store.stamp(tx);
        if (!newest.equals(stamp)) reload();
        stamp = newest;
        tellSilence();
    }

    private void tellSilence() {
        Set<String> holding = signals.holding(CONDITION);
        var tell = new ArrayList<Signal>();
        for (CameraState state : states()) {
            String condition = CONDITION + state.camera().id();
            boolean silent = state.health() == Health.SILENT;
            if (silent != holding.contains(condition))
                tell.add(signal(condition, SILENT, silent, state, clock.instant()));
        }
        if (!tell.isEmpty()) signals.tell(tell);
    }

    private static Signal signal(
            String condition, String kind, boolean on, CameraState state, Instant now) {
        Camera c = state.camera();
        Instant at = on || state.heard().equals(Instant.MIN) ? now : state.heard();
        return new Signal(
                condition,
                kind,
                on,
                at,
                new Signal.Spot(c.id(), c.name(), c.district(), c.device(), Optional.of(c.at())),
                Map.of("thing", c.name()),
                false);
    }

    /** The pages and the API. */
    public List<Routes> routes(Web web, Messages words) {
        return List.of(new CameraRoutes(this), new CamerasPage(this, web, words));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new CameraJob(this));
    }
}
