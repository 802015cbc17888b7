package city.qala.vision.watch;

import city.qala.vision.face.DrawnReader;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The engine of exercises: drawn figures only. */
public final class DrawnEngine implements Engine {
    /** Id of its entry in the register. */
    public static final String ALGORITHM = "drawn-match";

    /** What its hash is over: a rule has constants and no model. */
    public static final String CONSTANTS = "drawn-match 1: 8x16 fields, length 0.6, mean of 128";

    private static final double THRESHOLD = 0.5;

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String modelSha256() {
        return Entries.sha256(CONSTANTS.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public double threshold() {
        return THRESHOLD;
    }

    @Override
    public String preprocessing() {
        return "frame-1";
    }

    @Override
    public List<Sighting> look(Picture picture) {
        return DrawnReader.look(picture);
    }
}
