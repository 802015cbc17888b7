package city.qala.vision.watch;

import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.util.List;

/** What finds and describes faces. It runs only while the register of algorithms lets it. */
public interface Engine {
    /** Id of its entry in the register. */
    String algorithm();

    /** SHA-256 of its model, or of its constants. */
    String modelSha256();

    /**
     * The largest distance at which it may say "alike"; a list may ask for less, never for more.
     */
    double threshold();

    /** Version of what is done to a picture before it is described. */
    String preprocessing();

    /**
     * The faces of a picture, each described; the caller wipes them.
     *
     * @throws city.qala.kernel.Problem {@code engine-missing} if it is not installed
     */
    List<Sighting> look(Picture picture);
}
