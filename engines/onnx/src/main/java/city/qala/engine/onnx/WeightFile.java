package city.qala.engine.onnx;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Published weights of a network: a manifest and one file of bytes, quantised or not (spec A1). */
final class WeightFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, float[]> values = new HashMap<>();
    private final Map<String, int[]> shapes = new HashMap<>();

    private WeightFile() {}

    /**
     * Reads the weights called {@code name}.
     *
     * @param folder in which they are; null for those that this engine was built with
     * @param sha256 of the file of bytes
     * @throws Problem {@code model-missing}; {@code model-altered} if the bytes are others or do
     *     not fill the shapes exactly
     */
    static WeightFile read(@Nullable Path folder, String name, String sha256) {
        byte[] manifest = bytes(folder, name + "-weights_manifest.json");
        byte[] raw = bytes(folder, name + ".bin");
        if (!sha256.equals(hash(raw))) throw altered(name, "its SHA-256 is not the known one");
        try {
            var file = new WeightFile();
            int read = file.take(JSON.readTree(manifest), raw);
            if (read != raw.length) throw altered(name, "it does not fill its manifest");
            return file;
        } catch (IOException | BufferUnderflowException e) {
            throw altered(name, "its manifest is another one");
        }
    }

    private static byte[] bytes(@Nullable Path folder, String name) {
        try (InputStream in =
                folder == null
                        ? WeightFile.class.getResourceAsStream("weights/" + name)
                        : Files.newInputStream(folder.resolve(name))) {
            if (in == null) throw missing("This engine was built without weights. Name a folder.");
            return in.readAllBytes();
        } catch (NoSuchFileException e) {
            throw missing("The folder " + folder + " has no " + name + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem missing(String what) {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "model-missing",
                what + " It is the folder model of the npm package @vladmandic/face-api 1.7.15.");
    }

    /** Weights by name. */
    float[] values(String name) {
        float[] found = values.get(name);
        if (found == null) throw new IllegalStateException("no weights " + name);
        return found;
    }

    /** Their shape. */
    int[] shape(String name) {
        int[] found = shapes.get(name);
        if (found == null) throw new IllegalStateException("no weights " + name);
        return found.clone();
    }

    private int take(JsonNode manifest, byte[] raw) {
        ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonNode group : manifest)
            for (JsonNode weight : group.path("weights")) take(weight, in);
        return in.position();
    }

    private void take(JsonNode weight, ByteBuffer in) {
        String name = weight.path("name").asText();
        int[] shape = new int[weight.path("shape").size()];
        int size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = weight.path("shape").get(i).asInt();
            size *= shape[i];
        }
        var read = new float[size];
        JsonNode quantized = weight.path("quantization");
        double scale = quantized.path("scale").asDouble();
        double min = quantized.path("min").asDouble();
        for (int i = 0; i < size; i++)
            read[i] =
                    quantized.isMissingNode()
                            ? in.getFloat()
                            : (float) ((in.get() & 0xFF) * scale + min);
        values.put(name, read);
        shapes.put(name, shape);
    }

    private static Problem altered(String name, String why) {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "model-altered",
                name + ".bin is not used: " + why + ".");
    }

    private static String hash(byte[] of) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
