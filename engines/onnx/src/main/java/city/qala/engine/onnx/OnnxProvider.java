package city.qala.engine.onnx;

import city.qala.vision.face.FaceNetworks;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Found by the program when this engine's jars are beside its own. */
public final class OnnxProvider implements FaceNetworks.Provider {

    /** For the service loader. */
    public OnnxProvider() {}

    @Override
    public FaceNetworks open(@Nullable Path folder, int threads) {
        return OnnxNetworks.open(folder, threads);
    }
}
