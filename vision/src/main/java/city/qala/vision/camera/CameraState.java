package city.qala.vision.camera;

import java.time.Instant;

/**
 * A camera and how it is.
 *
 * @param camera its entry
 * @param health whether it answers
 * @param heard when it was last heard; {@link Instant#MIN} for never
 * @param skewMillis its clock less ours
 */
public record CameraState(Camera camera, Health health, Instant heard, long skewMillis) {}
