package city.qala.vision.face;

import java.util.Arrays;
import java.util.Optional;

/** A face and its description, in a buffer that whoever asked for it overwrites. */
public final class Sighting implements AutoCloseable {
    private final Face face;
    private final float[] descriptor;
    private final Optional<FaceQuality> unfit;

    /**
     * A face that was seen.
     *
     * @param descriptor 128 numbers; taken as they are and overwritten by {@link #close}
     * @param unfit why it may not be matched, if so
     */
    public Sighting(Face face, float[] descriptor, Optional<FaceQuality> unfit) {
        this.face = face;
        this.descriptor = descriptor;
        this.unfit = unfit;
    }

    /** Where it is. */
    public Face face() {
        return face;
    }

    /** Its description itself, not a copy. */
    public float[] descriptor() {
        return descriptor;
    }

    /** Why it may not be matched; empty if it may. */
    public Optional<FaceQuality> unfit() {
        return unfit;
    }

    /** Overwrites the description. */
    @Override
    public void close() {
        Arrays.fill(descriptor, 0);
    }
}
