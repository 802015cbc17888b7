package city.qala.vision.face;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs the networks on inputs that anyone can make again, to show that they are the published ones.
 * The file says a size and a seed for each network; what it expects, if it does, is compared only
 * after the run.
 */
public final class EmbedCommand {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int EVERY = 97;

    private final FaceNetworks networks;
    private final ObjectNode results = JSON.createObjectNode();
    private int compared;
    private int outside;

    private EmbedCommand(FaceNetworks networks) {
        this.networks = networks;
    }

    /**
     * What was done.
     *
     * @param networks that ran
     * @param compared those for which the file expects something
     * @param outside those further from it than the file allows
     * @param seconds that it took
     */
    public record Summary(int networks, int compared, int outside, double seconds) {}

    /**
     * Runs every network that the file names.
     *
     * @param model folder with the published weights; null for those that the engine has
     * @param golden the file
     * @param out gets an object with the same keys, computed here
     * @throws Problem {@code model-missing}, {@code model-altered}, {@code engine-missing}, {@code
     *     malformed-json}
     */
    public static Summary run(@Nullable Path model, Path golden, Path out) {
        long began = System.nanoTime();
        try (FaceNetworks networks = FaceNetworks.open(model, 1)) {
            var run = new EmbedCommand(networks);
            JsonNode asked = JSON.readTree(golden.toFile());
            asked.properties().forEach(e -> run.network(e.getKey(), e.getValue()));
            JSON.writeValue(out.toFile(), run.results);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Summary(run.results.size(), run.compared, run.outside, seconds);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw Problem.of(Problem.Kind.INVALID, "malformed-json", golden + " is not JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void network(String name, JsonNode asked) {
        if (!asked.path("size").isInt()) return;
        int size = asked.path("size").asInt();
        long seed = asked.path("seed").asLong();
        switch (name) {
            case "face_recognition" ->
                    keep(name, asked, networks.describe(input(size, seed, Planes.FACE_MEAN), 1));
            case "face_landmark_68_model", "face_landmark_68" ->
                    keep(name, asked, networks.landmarks(input(size, seed, Planes.FACE_MEAN), 1));
            case "tiny_face_detector" ->
                    sample(
                            name,
                            asked,
                            networks.detect(input(size, seed, Planes.SCENE_MEAN), size));
            default -> throw Problem.invalid("golden", name, "is none of the three networks");
        }
    }

    /** The noise that the file's formula describes, freed of the mean, by channel. */
    static float[] input(int side, long seed, float[] mean) {
        // The formula names this generator; nothing here is meant to be hard to guess.
        var random = new Random(seed);
        int area = side * side;
        var planes = new float[3 * area];
        for (int i = 0; i < 3 * area; i++) {
            float value = (float) (128 + 60 * Math.sin(i * 0.0007) + random.nextInt(60) - 30);
            int channel = i % 3;
            planes[channel * area + i / 3] = (value - mean[channel]) / 255f;
        }
        return planes;
    }

    private void keep(String name, JsonNode asked, float[] output) {
        ObjectNode result = results.putObject(name);
        copy(asked, result);
        var values = result.putArray("expected");
        for (float v : output) values.add(v);
        compare(asked, result, worst(asked.path("expected"), output, 1));
    }

    private void sample(String name, JsonNode asked, float[] output) {
        ObjectNode result = results.putObject(name);
        copy(asked, result);
        double sum = 0;
        double absolute = 0;
        var sampled = result.putArray("everySample97");
        for (int i = 0; i < output.length; i++) {
            sum += output[i];
            absolute += Math.abs(output[i]);
            if (i % EVERY == 0) sampled.add(output[i]);
        }
        result.put("sum", sum).put("absSum", absolute);
        compare(asked, result, worst(asked.path("everySample97"), output, EVERY));
    }

    private static void copy(JsonNode asked, ObjectNode result) {
        result.put("size", asked.path("size").asInt()).put("seed", asked.path("seed").asLong());
    }

    private void compare(JsonNode asked, ObjectNode result, double worst) {
        if (Double.isNaN(worst)) return;
        result.put("largestDifference", worst);
        compared++;
        if (worst > asked.path("tolerance").asDouble()) outside++;
    }

    /** The largest difference to what is expected; NaN if nothing is. */
    private static double worst(JsonNode expected, float[] output, int every) {
        if (!expected.isArray()) return Double.NaN;
        if (expected.size() != (output.length + every - 1) / every) return Double.POSITIVE_INFINITY;
        double worst = 0;
        for (int i = 0; i < expected.size(); i++)
            worst = Math.max(worst, Math.abs(expected.get(i).asDouble() - output[i * every]));
        return worst;
    }
}
