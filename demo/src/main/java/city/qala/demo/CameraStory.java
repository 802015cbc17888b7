package city.qala.demo;

import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Cameras of the pretend town: 150 entries of the register on the real map, and recorders that
 * answer for them with a plain grey picture every few seconds. Nothing is filmed; a few cameras
 * were never connected, a few fall silent.
 */
final class CameraStory {
    private static final String OFFICE = "camera-office";
    private static final String CAMERAS = "/api/vision/cameras";
    private static final int COUNT = 150;
    private static final int RECORDERS = 3;
    private static final Duration BREATH = Duration.ofMillis(50);

    /** A camera counts as silent after 45 s of the city's time. */
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** Faster than this, recorders could not answer as often as the city's clock wants. */
    private static final double FASTEST = 4;

    private static final List<Kind> SITES =
            List.of(Kind.TRAFFIC, Kind.PARKING, Kind.STOP, Kind.BENCH, Kind.BIKE, Kind.LIGHT);

    private static final int[] PIXELS = {1_920, 2_560, 3_840};
    private static final double[] LENSES = {62, 78, 96, 108};

    private final CityClient city;
    private final List<PlannedThing> sites;
    private final DemoConfig config;
    private final byte[] grey = grey();

    CameraStory(CityClient city, List<PlannedThing> things, DemoConfig config) {
        this.city = city;
        this.config = config;
        List<PlannedThing> fit = things.stream().filter(CameraStory::fits).toList();
        this.sites = Metric.spread(fit, PlannedThing::at, COUNT);
    }

    private static boolean fits(PlannedThing thing) {
        return SITES.contains(thing.kind())
                && (thing.kind() != Kind.BIKE || thing.type().equals("dock"));
    }

    /** Enters the cameras that the register does not have; how many. */
    int tell(Pause pause) {
        Set<String> known = new HashSet<>();
        for (JsonNode c : city.look(OFFICE, Role.OPERATOR, CAMERAS).path("cameras"))
            known.add(c.path("id").asText());
        int told = 0;
        for (int i = 0; i < sites.size() && !pause.stopped(); i++) {
            if (known.contains(code(i))) continue;
            city.put(OFFICE, Role.OPERATOR, CAMERAS + "/" + code(i), entry(i));
            told++;
            pause.orStop(BREATH);
        }
        return told;
    }

    /** Lets the cameras answer until the town stops; some only once, some never. */
    void answer(Pause pause) {
        if (config.speed() > FASTEST) return;
        Duration beat = BEAT.dividedBy(Math.max(1, Math.round(config.speed())));
        boolean first = true;
        do {
            for (int i = 0; i < sites.size() && !pause.stopped(); i++)
                if (!unwired(i) && (first || !dying(i))) show(i);
            first = false;
        } while (pause.wait(beat));
    }

    private void show(int i) {
        String path = CAMERAS + "/" + code(i) + "/frames";
        try {
            city.show(recorder(i), Role.DEVICE, path, "image/png", grey);
        } catch (StaClient.Refused e) {
            // Somebody removed this camera, or the city is too busy: the others go on.
        }
    }

    /** The 38th, 75th and 112th wait for their cable. */
    private static boolean unwired(int i) {
        return i > 0 && i % 37 == 0 && i < 148;
    }

    /** Two answer once after every start and are silent then. */
    private static boolean dying(int i) {
        return i == 23 || i == 101;
    }

    private static String code(int i) {
        return String.format(Locale.ROOT, "CAM-%03d", i + 1);
    }

    private static String recorder(int i) {
        return "recorder-" + (i % RECORDERS + 1);
    }

    private Map<String, Object> entry(int i) {
        PlannedThing site = sites.get(i);
        boolean traffic = site.kind() == Kind.TRAFFIC;
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", site.name());
        entry.put("district", site.district());
        entry.put("lat", site.at().lat());
        entry.put("lon", site.at().lon());
        entry.put("bearing", Math.floor(chance(i, 1) * 360));
        entry.put("lens", LENSES[(int) (chance(i, 2) * LENSES.length)]);
        entry.put("pixels", PIXELS[(int) (chance(i, 3) * PIXELS.length)]);
        entry.put("heightMetres", 4 + Math.floor(chance(i, 4) * 9) / 2);
        entry.put("owner", (traffic ? "Traffic Office" : "Office of Public Order") + " (made)");
        entry.put("purpose", purpose(site.kind()));
        entry.put("sign", i % 19 != 7);
        entry.put("masks", masks(i));
        entry.put("retentionDays", traffic ? 3 : 14);
        entry.put("firmware", i % 23 == 4 ? "made 2.1" : "made 4.0");
        entry.put("firmwareOn", i % 23 == 4 ? "2019-05-14" : "2026-04-02");
        entry.put("device", recorder(i));
        return entry;
    }

    private static String purpose(Kind kind) {
        return switch (kind) {
            case TRAFFIC -> "Counting traffic";
            case PARKING -> "Free places of a car park";
            case STOP -> "Safety at a bus stop";
            case BIKE -> "Damage to a bicycle dock";
            default -> "Safety of a public place";
        };
    }

    /** Two in five look at somebody's windows: that part is black. */
    private List<Map<String, Double>> masks(int i) {
        var masks = new ArrayList<Map<String, Double>>();
        if (i % 5 < 2) {
            double left = chance(i, 5) / 2;
            masks.add(Map.of("left", left, "top", 0.0, "width", 0.3, "height", 0.25));
        }
        return masks;
    }

    private double chance(int i, int what) {
        return Noise.unit(config.seed(), i, 90 + what);
    }

    private static byte[] grey() {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", out)) throw new IOException("no writer of PNG");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
