package city.qala.vision.camera;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cameras for programs. The list is public; what runs on a camera is for those who keep it. */
final class CameraRoutes implements Routes {
    private static final int MOST_BYTES = 16_384;

    private final Cameras cameras;

    CameraRoutes(Cameras cameras) {
        this.cameras = cameras;
    }

    /** A camera as it is sent. */
    record CameraJson(
            @Nullable String name,
            @Nullable String district,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double bearing,
            @Nullable Double lens,
            @Nullable Integer pixels,
            @Nullable Double heightMetres,
            @Nullable String owner,
            @Nullable String purpose,
            @Nullable Boolean sign,
            @Nullable List<Camera.Mask> masks,
            @Nullable Integer retentionDays,
            @Nullable String firmware,
            @Nullable String firmwareOn,
            @Nullable String device) {

        Camera camera(String id) {
            return new Camera(
                    id,
                    needed("name", name),
                    district == null ? "" : district,
                    new Point(needed("lat", lat), needed("lon", lon)),
                    new Camera.Look(
                            needed("bearing", bearing),
                            needed("lens", lens),
                            needed("pixels", pixels),
                            needed("heightMetres", heightMetres)),
                    new Camera.Duty(
                            needed("owner", owner),
                            needed("purpose", purpose),
                            needed("sign", sign),
                            masks == null ? List.of() : masks,
                            needed("retentionDays", retentionDays)),
                    new Camera.Firmware(firmware == null ? "" : firmware, day(firmwareOn)),
                    needed("device", device));
        }

        private static <T> T needed(String field, @Nullable T value) {
            if (value == null) throw Problem.invalid(field, "missing", "must be given");
            return value;
        }

        private static Optional<LocalDate> day(@Nullable String text) {
            if (text == null || text.isEmpty()) return Optional.empty();
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw Problem.invalid("firmwareOn", text, "must be a day like 2026-03-01");
            }
        }
    }

    @Override
    public void routing(Router to) {
        to.get("/api/vision/cameras", this::list)
                .get("/api/vision/cameras/{camera}", this::one)
                .on("PUT", "/api/vision/cameras/{camera}", this::put)
                .on("DELETE", "/api/vision/cameras/{camera}", this::remove);
    }

    private void list(Exchange x) {
        var all = new ArrayList<Map<String, Object>>();
        for (CameraState s : cameras.states()) all.add(json(s, keeps(x)));
        JsonBody.send(x, 200, Map.of("cameras", all));
    }

    private void one(Exchange x) {
        Camera camera = cameras.find(x.pathParam("camera")).orElseThrow(Cameras::missing);
        JsonBody.send(x, 200, json(cameras.state(camera), keeps(x)));
    }

    private void put(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.ADMIN);
        Camera camera =
                JsonBody.read(x, CameraJson.class, MOST_BYTES).camera(x.pathParam("camera"));
        cameras.put(x.actor(), camera);
        JsonBody.send(x, 200, json(cameras.state(camera), true));
    }

    private void remove(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN);
        cameras.remove(x.actor(), x.pathParam("camera"));
        x.set("Cache-Control", "no-store").send(204);
    }

    private static boolean keeps(Exchange x) {
        return x.actor().hasAny(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);
    }

    private static Map<String, Object> json(CameraState s, boolean staff) {
        Camera c = s.camera();
        var out = new LinkedHashMap<String, Object>();
        out.put("id", c.id());
        out.put("name", c.name());
        out.put("district", c.district());
        out.put("point", List.of(c.at().lon(), c.at().lat()));
        out.put("bearing", c.look().bearing());
        out.put("lens", c.look().lens());
        out.put("pixels", c.look().pixels());
        out.put("heightMetres", c.look().heightMetres());
        out.put("rangesMetres", ranges(c.look()));
        out.put("owner", c.duty().owner());
        out.put("purpose", c.duty().purpose());
        out.put("sign", c.duty().sign());
        out.put("masks", c.duty().masks().size());
        out.put("retentionDays", c.duty().retentionDays());
        out.put("health", s.health().name().toLowerCase(Locale.ROOT));
        if (staff) {
            if (!s.heard().equals(Instant.MIN)) out.put("heard", s.heard().toString());
            out.put("skewSeconds", s.skewMillis() / 1000.0);
            out.put("firmware", c.firmware().version());
            c.firmware().on().ifPresent(day -> out.put("firmwareOn", day.toString()));
            out.put("device", c.device());
        }
        return out;
    }

    /** How far it sees at each level, by pixels a metre. */
    private static Map<String, Object> ranges(Camera.Look look) {
        var out = new LinkedHashMap<String, Object>();
        for (double level : Camera.LEVELS)
            out.put(Double.toString(level), Math.round(look.rangeMetres(level) * 10) / 10.0);
        return out;
    }
}
