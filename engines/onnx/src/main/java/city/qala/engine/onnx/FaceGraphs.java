package city.qala.engine.onnx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The three networks: what follows what, as published with {@code @vladmandic/face-api} 1.7.15
 * (MIT; the describing network's weights are Davis King's, in the public domain).
 */
final class FaceGraphs {
    static final String INPUT = "input";

    private static final String RECOGNITION_SHA256 =
            "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589";
    private static final String LANDMARKS_SHA256 =
            "4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b";
    private static final String DETECTOR_SHA256 =
            "b7503ce7df31039b1c43316a9b865cab6a70dd748cc602d3fa28b551503c3871";

    private FaceGraphs() {}

    /** From {@code N × 3 × 150 × 150} to {@code N × 128}. */
    static byte[] recognition(@Nullable Path folder) {
        var l = new Layers(WeightFile.read(folder, "face_recognition_model", RECOGNITION_SHA256));
        String x = l.relu(l.unit(INPUT, "conv32_down", 2, 0, 0, 0, 0));
        x = l.maxPool(x, 3, 2, 0, 0, 0, 0);
        for (int i = 1; i <= 3; i++) x = plain(l, x, "conv32_" + i);
        x = down(l, x, "conv64_down", 32, false);
        for (int i = 1; i <= 3; i++) x = plain(l, x, "conv64_" + i);
        x = down(l, x, "conv128_down", 64, false);
        for (int i = 1; i <= 2; i++) x = plain(l, x, "conv128_" + i);
        x = down(l, x, "conv256_down", 128, true);
        for (int i = 1; i <= 2; i++) x = plain(l, x, "conv256_" + i);
        x = down(l, x, "conv256_down_out", 0, true);
        String out = l.meanTimes(x, "fc");
        return l.graph().model("face-recognition", INPUT, new long[] {-1, 3, 150, 150}, out, 2);
    }

    /** From {@code 1 × 3 × S × S} to {@code 1 × S/32 × S/32 × 25}. */
    static byte[] detector(@Nullable Path folder) {
        var l = new Layers(WeightFile.read(folder, "tiny_face_detector_model", DETECTOR_SHA256));
        String x = l.leaky(l.convolve(INPUT, "conv0/filters", "conv0/bias", 1, 0, 0, 0, 0));
        for (int i = 1; i <= 5; i++) {
            x = l.maxPoolRoundingUp(x);
            x = l.leaky(l.separable(x, "conv" + i, 1, 1, 1, 1, 1));
        }
        x = l.maxPool(x, 2, 1, 0, 0, 1, 1);
        x = l.convolve(x, "conv8/filters", "conv8/bias", 1, 0, 0, 0, 0);
        String out = l.graph().node("Transpose", a -> a.ints("perm", 0, 2, 3, 1), x);
        return l.graph().model("face-detector", INPUT, new long[] {1, 3, -1, -1}, out, 4);
    }

    /** From {@code N × 3 × 112 × 112} to {@code N × 136}. */
    static byte[] landmarks(@Nullable Path folder) {
        var l = new Layers(WeightFile.read(folder, "face_landmark_68_model", LANDMARKS_SHA256));
        String x = INPUT;
        for (int block = 0; block < 4; block++) x = dense(l, x, "dense" + block, block == 0);
        String out = l.plus(l.meanTimes(x, "fc/weights"), "fc/bias");
        return l.graph().model("face-landmarks", INPUT, new long[] {-1, 3, 112, 112}, out, 2);
    }

    private static String plain(Layers l, String in, String name) {
        String x = l.relu(l.unit(in, name + "/conv1", 1, 1, 1, 1, 1));
        return l.relu(l.add(l.unit(x, name + "/conv2", 1, 1, 1, 1, 1), in));
    }

    /**
     * @param zeros channels that the shortcut gets, when their number doubles
     * @param smaller whether the main path comes out one smaller than the shortcut
     */
    private static String down(Layers l, String in, String name, int zeros, boolean smaller) {
        String x = l.relu(l.unit(in, name + "/conv1", 2, 0, 0, 0, 0));
        x = l.unit(x, name + "/conv2", 1, 1, 1, 1, 1);
        if (smaller) x = l.zerosAfter(x, 0, 1, 1);
        String shortcut = l.halve(in);
        if (zeros > 0) shortcut = l.zerosAfter(shortcut, zeros, 0, 0);
        return l.relu(l.add(x, shortcut));
    }

    private static String dense(Layers l, String in, String name, boolean full) {
        String first = name + "/conv0";
        String a =
                l.relu(
                        full
                                ? l.convolve(in, first + "/filters", first + "/bias", 2, 0, 0, 1, 1)
                                : l.separable(in, first, 2, 0, 0, 1, 1));
        String b = l.separable(a, name + "/conv1", 1, 1, 1, 1, 1);
        String ab = l.add(a, b);
        String c = l.separable(l.relu(ab), name + "/conv2", 1, 1, 1, 1, 1);
        String abc = l.add(ab, c);
        String d = l.separable(l.relu(abc), name + "/conv3", 1, 1, 1, 1, 1);
        return l.relu(l.add(abc, d));
    }
}
