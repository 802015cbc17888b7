package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The entries that come with the program, one file each. What concerns no person may come running;
 * an entry that the city has changed since is left as it is.
 */
final class ShippedEntries {
    private static final List<String> IDS =
            List.of(
                    "air-index",
                    "sensor-silence",
                    "anomaly-detector",
                    "air-forecast",
                    "evening-warning",
                    "face-match",
                    "face-blur",
                    "person-count",
                    "vehicle-count",
                    "plate-match",
                    "crowd-density",
                    "line-crossing",
                    "stopped-object",
                    "smoke-fire",
                    "camera-tamper",
                    "parking-occupancy",
                    "drawn-match");

    private ShippedEntries() {}

    static List<Deed.Installed> all() {
        return IDS.stream().map(ShippedEntries::read).toList();
    }

    /** Brings the entries in that are new, or newer than what was installed before. */
    static void install(Register register) {
        for (Deed.Installed shipped : all()) {
            String id = shipped.entry().id();
            if (isNews(register.find(id), shipped))
                register.change(Actor.SYSTEM, id, "install", "", (state, now) -> shipped);
        }
    }

    private static boolean isNews(Optional<AlgorithmState> known, Deed.Installed shipped) {
        if (known.isEmpty()) return true;
        @Nullable String installed = null;
        for (RegisterEvent event : known.get().history()) {
            if (event.deed() instanceof Deed.Installed i) installed = EntryJson.seal(i.entry());
        }
        boolean untouched = known.get().seal().equals(installed);
        return untouched && !EntryJson.seal(shipped.entry()).equals(installed);
    }

    private static Deed.Installed read(String id) {
        String name = "entries/" + id + ".yaml";
        try (InputStream in = ShippedEntries.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no entry " + name);
            var settings = LoadSettings.builder().setLabel(name).build();
            if (!(new Load(settings).loadFromInputStream(in) instanceof Map<?, ?> file))
                throw new IllegalStateException(name + " is not an entry");
            var json = RegisterJson.tree(file);
            AlgorithmEntry entry =
                    EntryJson.read(
                            id, json.path("concerns-people").asBoolean(), json.path("fields"));
            Phase phase = Phase.valueOf(json.path("phase").asText().toUpperCase(Locale.ROOT));
            return new Deed.Installed(entry, phase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
