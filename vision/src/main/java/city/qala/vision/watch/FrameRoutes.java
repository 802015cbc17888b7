package city.qala.vision.watch;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.vision.camera.Camera;
import city.qala.vision.camera.Cameras;
import city.qala.vision.face.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pictures of cameras. One that nothing may be looked for in is not even opened; one that is opened
 * is blackened where the camera's masks say so, compared, and overwritten. None is kept.
 */
final class FrameRoutes implements Routes {
    private static final int MOST_BYTES = 8 << 20;

    private final Cameras cameras;
    private final Watchlists lists;
    private final Matcher.Finder finder;

    FrameRoutes(Cameras cameras, Watchlists lists, Matcher.Finder finder) {
        this.cameras = cameras;
        this.lists = lists;
        this.finder = finder;
    }

    @Override
    public void routing(Router to) {
        to.post("/api/vision/cameras/{camera}/frames", this::frame);
    }

    private void frame(Exchange x) {
        Identity.require(x.actor(), Role.DEVICE);
        Camera camera =
                cameras.find(x.pathParam("camera"))
                        .orElseThrow(() -> Problem.notFound("There is no such camera."));
        if (!camera.device().equals(x.actor().name()))
            throw Problem.forbidden("This device does not speak for this camera.");
        Instant now = lists.now();
        cameras.hear(camera.id(), now, now);
        List<Matcher> wanting = new ArrayList<>();
        for (Matcher m : lists.armory().matchers()) if (m.wants(camera.id())) wanting.add(m);
        int faces = 0;
        int candidates = 0;
        if (!wanting.isEmpty()) {
            byte[] body = x.body(MOST_BYTES);
            Picture picture = Picture.read(body);
            java.util.Arrays.fill(body, (byte) 0);
            try {
                for (Camera.Mask mask : camera.duty().masks())
                    picture.blacken(mask.left(), mask.top(), mask.width(), mask.height());
                for (Matcher m : wanting) {
                    Matcher.Looked looked = m.look(camera.id(), picture, finder);
                    faces += looked.faces();
                    candidates += looked.candidates();
                }
            } finally {
                picture.wipe();
            }
        }
        JsonBody.send(
                x,
                202,
                Map.of(
                        "looked", !wanting.isEmpty(),
                        "faces", faces,
                        "candidates", candidates));
    }
}
