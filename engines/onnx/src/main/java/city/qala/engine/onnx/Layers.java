package city.qala.engine.onnx;

/** Layers of the three networks, with their weights turned the way that ONNX wants them. */
final class Layers {
    private static final float LEAK = 0.1f;

    private final Graph graph = new Graph();
    private final WeightFile weights;

    Layers(WeightFile weights) {
        this.weights = weights;
    }

    Graph graph() {
        return graph;
    }

    /**
     * A convolution; filters {@code [row, column, in, out]} become {@code [out, in, row, column]}.
     */
    String convolve(String in, String filters, String bias, int stride, long... pads) {
        int[] shape = weights.shape(filters);
        float[] turned = outFirst(weights.values(filters), shape, ones(shape[3]));
        return convolve(in, turned, weights.values(bias), shape, 1, stride, pads);
    }

    /** A convolution and the affine map of each channel after it, as one: W s and b s + t. */
    String unit(String in, String name, int stride, long... pads) {
        int[] shape = weights.shape(name + "/conv/filters");
        float[] scale = weights.values(name + "/scale/weights");
        float[] shift = weights.values(name + "/scale/biases");
        float[] bias = weights.values(name + "/conv/bias").clone();
        for (int i = 0; i < bias.length; i++) bias[i] = bias[i] * scale[i] + shift[i];
        float[] turned = outFirst(weights.values(name + "/conv/filters"), shape, scale);
        return convolve(in, turned, bias, shape, 1, stride, pads);
    }

    /** A depthwise 3 × 3 convolution, then a pointwise one with bias. */
    String separable(String in, String name, int stride, long... pads) {
        String depthwise = name + "/depthwise_filter";
        int[] shape = weights.shape(depthwise);
        int channels = shape[2];
        float[] values = weights.values(depthwise);
        var turned = new float[values.length];
        int area = shape[0] * shape[1];
        for (int at = 0; at < area; at++)
            for (int c = 0; c < channels; c++) turned[c * area + at] = values[at * channels + c];
        int[] each = {shape[0], shape[1], 1, channels};
        String deep = convolve(in, turned, new float[channels], each, channels, stride, pads);
        return convolve(deep, name + "/pointwise_filter", name + "/bias", 1, 0, 0, 0, 0);
    }

    String relu(String in) {
        return graph.node("Relu", in);
    }

    String leaky(String in) {
        return graph.node("LeakyRelu", a -> a.real("alpha", LEAK), in);
    }

    String add(String a, String b) {
        return graph.node("Add", a, b);
    }

    /** The largest of a window. */
    String maxPool(String in, int kernel, int stride, long... pads) {
        return graph.node(
                "MaxPool",
                a ->
                        a.ints("kernel_shape", kernel, kernel)
                                .ints("strides", stride, stride)
                                .ints("pads", pads),
                in);
    }

    /** The same, with a last window that is not full. */
    String maxPoolRoundingUp(String in) {
        return graph.node(
                "MaxPool",
                a -> a.ints("kernel_shape", 2, 2).ints("strides", 2, 2).integer("ceil_mode", 1),
                in);
    }

    /** The mean of each 2 × 2. */
    String halve(String in) {
        return graph.node(
                "AveragePool", a -> a.ints("kernel_shape", 2, 2).ints("strides", 2, 2), in);
    }

    /** Zeros at the end of channels, rows and columns. */
    String zerosAfter(String in, int channels, int rows, int columns) {
        return graph.node("Pad", in, graph.integers(0, 0, 0, 0, 0, channels, rows, columns));
    }

    /** The mean of each channel, times a matrix {@code [in, out]}. */
    String meanTimes(String in, String matrix) {
        String mean =
                graph.node(
                        "Flatten", a -> a.integer("axis", 1), graph.node("GlobalAveragePool", in));
        int[] shape = weights.shape(matrix);
        return graph.node(
                "MatMul", mean, graph.weights(weights.values(matrix), shape[0], shape[1]));
    }

    /** Adds a vector to each row. */
    String plus(String in, String bias) {
        float[] values = weights.values(bias);
        return add(in, graph.weights(values, values.length));
    }

    private String convolve(
            String in,
            float[] turned,
            float[] bias,
            int[] shape,
            int groups,
            int stride,
            long... pads) {
        String w = graph.weights(turned, shape[3], shape[2], shape[0], shape[1]);
        String b = graph.weights(bias, bias.length);
        return graph.node(
                "Conv",
                a ->
                        a.ints("kernel_shape", shape[0], shape[1])
                                .ints("strides", stride, stride)
                                .ints("pads", pads)
                                .integer("group", groups),
                in,
                w,
                b);
    }

    private static float[] outFirst(float[] values, int[] shape, float[] scale) {
        int area = shape[0] * shape[1];
        int ins = shape[2];
        int outs = shape[3];
        var turned = new float[values.length];
        for (int at = 0; at < area; at++)
            for (int i = 0; i < ins; i++)
                for (int o = 0; o < outs; o++)
                    turned[(o * ins + i) * area + at] =
                            values[(at * ins + i) * outs + o] * scale[o];
        return turned;
    }

    private static float[] ones(int count) {
        var ones = new float[count];
        java.util.Arrays.fill(ones, 1f);
        return ones;
    }
}
