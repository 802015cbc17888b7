package city.qala.vision.watch;

import city.qala.vision.face.FaceNetworks;
import city.qala.vision.face.FaceReader;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine of real faces: three networks that are opened when a list first needs them. Shipped
 * off; whether it is installed does not matter before the register lets it run.
 */
public final class NetworkEngine implements Engine, AutoCloseable {
    /** Id of its entry in the register. */
    public static final String ALGORITHM = "face-match";

    /** SHA-256 of the weights of the recognition network. */
    public static final String MODEL =
            "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589";

    private static final double THRESHOLD = 0.4;
    private static final int SIDE = 416;

    private @Nullable FaceNetworks networks;

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String modelSha256() {
        return MODEL;
    }

    @Override
    public double threshold() {
        return THRESHOLD;
    }

    @Override
    public String preprocessing() {
        return "chip-5-416";
    }

    @Override
    public List<Sighting> look(Picture picture) {
        return new FaceReader(open()).look(picture, SIDE);
    }

    private synchronized FaceNetworks open() {
        FaceNetworks made = networks;
        if (made == null) {
            made = FaceNetworks.open(null, 1);
            networks = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (networks != null) networks.close();
        networks = null;
    }
}
