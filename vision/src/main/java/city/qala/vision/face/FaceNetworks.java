package city.qala.vision.face;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The three networks that find, describe and compare faces. What they compute is in spec A1; how
 * they are run is up to an engine. Inputs are planes of floats, channel by channel (NCHW), already
 * freed of the mean and divided by 255. Safe for use by several threads.
 */
public interface FaceNetworks extends AutoCloseable {
    /** Pixels on a side of a chip that is described. */
    int CHIP = 150;

    /** Pixels on a side of the square in which landmarks are looked for. */
    int LANDMARK_SQUARE = 112;

    /** Numbers that describe a face. */
    int DESCRIPTOR = 128;

    /**
     * Describes chips.
     *
     * @param chips {@code count × 3 × 150 × 150}
     * @return {@code count × 128}; faces are as alike as these are near (Euclidean)
     */
    float[] describe(float[] chips, int count);

    /**
     * Finds faces in a square picture.
     *
     * @param side a multiple of 32
     * @param square {@code 3 × side × side}
     * @return {@code side/32 × side/32 × 25}: row, column, and for each of five anchors x, y, w, h
     *     and score before their functions
     */
    float[] detect(float[] square, int side);

    /**
     * Finds the 68 points of faces.
     *
     * @param squares {@code count × 3 × 112 × 112}
     * @return {@code count × 68 × (x, y)} as fractions of the square
     */
    float[] landmarks(float[] squares, int count);

    @Override
    void close();

    /** Opens networks from a folder with their published weights. */
    interface Provider {
        /**
         * Opens them on so many threads.
         *
         * @param folder null for the weights that the engine was built with
         * @throws Problem {@code model-missing} or {@code model-altered}
         */
        FaceNetworks open(@Nullable Path folder, int threads);
    }

    /**
     * Opens networks with the engine that is installed.
     *
     * @param folder null for the weights that it was built with
     * @throws Problem {@code engine-missing}; what {@link Provider#open} says
     */
    static FaceNetworks open(@Nullable Path folder, int threads) {
        return ServiceLoader.load(Provider.class)
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                Problem.Kind.UNAVAILABLE,
                                "engine-missing",
                                "The engine for faces is not installed. Put the jars of"
                                        + " engines/onnx beside the program's."))
                .open(folder, threads);
    }
}
