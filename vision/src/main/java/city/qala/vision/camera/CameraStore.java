package city.qala.vision.camera;

import city.qala.kernel.Point;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cameras in the ledger. */
final class CameraStore {
    private static final Sql PUT = Sql.of(CameraStore.class, "put-camera");
    private static final Sql LIST = Sql.of(CameraStore.class, "list-cameras");
    private static final Sql REMOVE = Sql.of(CameraStore.class, "remove-camera");
    private static final Sql HEARD = Sql.of(CameraStore.class, "put-heard");
    private static final Sql STAMP = Sql.of(CameraStore.class, "stamp");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database ledger;

    CameraStore(Database ledger) {
        this.ledger = ledger;
    }

    /** When a camera was heard, and by how much its clock is off. */
    record Heard(Instant at, long skewMillis) {
        static final Heard NEVER = new Heard(Instant.MIN, 0);
    }

    /** One row: an entry and when it was heard. */
    record Kept(Camera camera, Heard heard) {}

    Database ledger() {
        return ledger;
    }

    List<Kept> list() {
        return ledger.read(tx -> tx.list(LIST, Map.of(), CameraStore::kept));
    }

    /** Another text whenever an entry has changed. */
    String stamp(Tx tx) {
        return tx.one(STAMP, Map.of(), row -> row.text("stamp")).orElse("");
    }

    void put(Tx tx, Camera c, Instant at) {
        tx.update(
                PUT,
                Tx.args(
                        "id", c.id(),
                        "name", c.name(),
                        "district", c.district(),
                        "lat", c.at().lat(),
                        "lon", c.at().lon(),
                        "bearing", c.look().bearing(),
                        "lens", c.look().lens(),
                        "pixels", c.look().pixels(),
                        "height", c.look().heightMetres(),
                        "owner", c.duty().owner(),
                        "purpose", c.duty().purpose(),
                        "sign", c.duty().sign(),
                        "masks", text(c.duty().masks()),
                        "retentionDays", c.duty().retentionDays(),
                        "firmware", c.firmware().version(),
                        "firmwareOn", c.firmware().on().orElse(null),
                        "device", c.device(),
                        "at", at));
    }

    boolean remove(Tx tx, String id) {
        return tx.update(REMOVE, Map.of("id", id)) > 0;
    }

    void heard(Tx tx, Map<String, Heard> news) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        news.forEach((camera, h) ->
                rows.add(Tx.args("camera", camera, "at", h.at(), "skew", h.skewMillis())));
        tx.batch(HEARD, rows);
    }

    private static Kept kept(Row row) {
        var camera =
                new Camera(
                        row.text("id"),
                        row.text("name"),
                        row.text("district"),
                        new Point(row.real("lat"), row.real("lon")),
                        new Camera.Look(
                                row.real("bearing"),
                                row.real("lens"),
                                row.integer("pixels"),
                                row.real("height")),
                        new Camera.Duty(
                                row.text("owner"),
                                row.text("purpose"),
                                row.flag("sign"),
                                masks(row.text("masks")),
                                row.integer("retention_days")),
                        new Camera.Firmware(
                                row.text("firmware"),
                                Optional.ofNullable(row.dateOrNull("firmware_on"))),
                        row.text("device"));
        Instant at = row.instantOrNull("heard");
        Long skew = row.numberOrNull("skew_ms");
        return new Kept(camera, at == null || skew == null ? Heard.NEVER : new Heard(at, skew));
    }

    private static String text(List<Camera.Mask> masks) {
        try {
            return JSON.writeValueAsString(masks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("masks are plain numbers", e);
        }
    }

    private static List<Camera.Mask> masks(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<Camera.Mask>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("masks are plain numbers", e);
        }
    }
}
