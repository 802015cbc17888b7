package city.qala.vision.review;

import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.kernel.Ulid;
import city.qala.vision.camera.Camera;
import city.qala.vision.camera.Cameras;
import city.qala.vision.watch.Drift;
import city.qala.vision.watch.Watchlist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the control room hears: that two people confirmed, and that the machine errs too often. */
public final class Alerts {
    private static final String CONFIRMED = "watch-confirmed";
    private static final String DRIFT = "match-drift";

    private final Signals signals;
    private final Cameras cameras;

    /** Alerts to a control room. */
    public Alerts(Signals signals, Cameras cameras) {
        this.signals = signals;
        this.cameras = cameras;
    }

    /** Two people said "same". Whom they saw is not told: that stands on the page of the match. */
    void confirmed(Candidate c, Watchlist list, Instant now) {
        Optional<Camera> camera = cameras.find(c.camera());
        signals.tell(
                List.of(signal(condition(CONFIRMED, c.id()), CONFIRMED, true, camera, list, now)));
    }

    void over(Ulid candidate, Watchlist list, Instant now) {
        signals.tell(
                List.of(
                        signal(
                                condition(CONFIRMED, candidate),
                                CONFIRMED,
                                false,
                                Optional.empty(),
                                list,
                                now)));
    }

    /** Tells of lists whose mistakes of a day left what was foretold, and of those back in it. */
    void drift(Map<String, CandidateStore.Counts> counts, List<Watchlist> lists, Instant now) {
        Set<String> holding = signals.holding("vision/" + DRIFT + "/");
        var tell = new ArrayList<Signal>();
        for (Watchlist list : lists) {
            long mistakes =
                    counts.getOrDefault(list.id().text(), CandidateStore.Counts.NONE).different();
            boolean drifts =
                    list.state() == Watchlist.State.ACTIVE
                            && Drift.of(
                                    mistakes,
                                    list.forecast().orElse(list.terms().limits().budget()));
            String condition = condition(DRIFT, list.id());
            if (drifts != holding.contains(condition))
                tell.add(signal(condition, DRIFT, drifts, Optional.empty(), list, now));
        }
        if (!tell.isEmpty()) signals.tell(tell);
    }

    private static String condition(String kind, Ulid id) {
        return "vision/" + kind + "/" + id;
    }

    private static Signal signal(
            String condition,
            String kind,
            boolean on,
            Optional<Camera> camera,
            Watchlist list,
            Instant now) {
        String name = list.terms().name();
        var spot =
                new Signal.Spot(
                        camera.map(Camera::id).orElse("watchlist"),
                        camera.map(Camera::name).orElse(name),
                        camera.map(Camera::district).orElse(""),
                        "",
                        camera.map(Camera::at));
        return new Signal(
                condition, kind, on, now, spot, Map.of("thing", name), list.terms().exercise());
    }
}
