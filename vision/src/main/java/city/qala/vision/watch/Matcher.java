package city.qala.vision.watch;

import city.qala.kernel.Activation;
import city.qala.vision.face.FaceIndex;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the faces of a picture with the lists that may be matched there and then. A face that is
 * on none leaves nothing but one more in a count: its description and the picture are overwritten.
 */
final class Matcher {
    private final Engine engine;
    private final Activation activation;
    private final boolean exercise;
    private final ZoneId zone;
    private final Clock clock;
    private final Tally tally;
    private volatile List<Armed> armed = List.of();

    /**
     * A matcher of one engine.
     *
     * @param activation asked before every picture and before every face
     * @param exercise whether it matches exercises, and nothing else
     */
    Matcher(
            Engine engine,
            Activation activation,
            boolean exercise,
            ZoneId zone,
            Clock clock,
            Tally tally) {
        this.engine = engine;
        this.activation = activation;
        this.exercise = exercise;
        this.zone = zone;
        this.clock = clock;
        this.tally = tally;
    }

    /** Takes what is to be done with a candidate while the picture is still there. */
    interface Finder {
        /** Keeps what two people must look at. */
        void found(Hit hit, Sighting seen, Picture picture);
    }

    Engine engine() {
        return engine;
    }

    Activation activation() {
        return activation;
    }

    boolean exercise() {
        return exercise;
    }

    /** Puts other lists in the place of those that were matched until now. */
    void load(List<Armed> lists) {
        armed = List.copyOf(lists);
    }

    List<Armed> armed() {
        return armed;
    }

    /** Whether any list may be matched at a camera now; if not, its pictures need not be opened. */
    boolean wants(String camera) {
        if (activation.off().isPresent()) return false;
        Instant now = clock.instant();
        return armed.stream().anyMatch(a -> a.refusal(camera, now, zone).isEmpty());
    }

    /** What came of a picture. */
    record Looked(int faces, int unfit, int candidates) {}

    /** Looks at a picture. The caller overwrites it. */
    Looked look(String camera, Picture picture, Finder finder) {
        if (!wants(camera)) return new Looked(0, 0, 0);
        int unfit = 0;
        int candidates = 0;
        List<Sighting> seen = engine.look(picture);
        try {
            for (Sighting face : seen) {
                if (face.unfit().isPresent()) {
                    unfit++;
                    continue;
                }
                for (Hit hit : match(camera, face.descriptor())) {
                    finder.found(hit, face, picture);
                    candidates++;
                }
            }
        } finally {
            seen.forEach(Sighting::close);
        }
        tally.add(camera, clock.instant(), new Tally.Counts(seen.size(), unfit, candidates));
        return new Looked(seen.size(), unfit, candidates);
    }

    /**
     * The hits of one description, at most one a list. Time, place, consent and the switch are
     * asked for anew here, whatever was true when the lists were loaded.
     */
    List<Hit> match(String camera, float[] descriptor) {
        if (activation.off().isPresent()) return List.of();
        Instant now = clock.instant();
        List<Hit> hits = new ArrayList<>();
        for (Armed a : armed) {
            if (a.refusal(camera, now, zone).isPresent()) continue;
            hit(a, camera, now, descriptor).ifPresent(hits::add);
        }
        return hits;
    }

    private Optional<Hit> hit(Armed a, String camera, Instant now, float[] descriptor) {
        double threshold = Math.min(a.list().terms().limits().threshold(), engine.threshold());
        Optional<FaceIndex.Match> nearest = a.index().nearest(descriptor, threshold);
        return nearest.map(m ->
                new Hit(
                        a.list().id(),
                        a.entries().get(m.entry()),
                        camera,
                        now,
                        m.distance(),
                        a.index().secondBest(descriptor, m.entry()),
                        threshold));
    }
}
