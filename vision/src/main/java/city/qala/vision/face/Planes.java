package city.qala.vision.face;

/** Pictures as planes of floats, the way the networks want them: (value − mean) / 255. */
final class Planes {
    /** Means of red, green and blue that the describing and the landmark network were taught. */
    static final float[] FACE_MEAN = {122.782f, 117.001f, 104.298f};

    /** Means of the detector. */
    static final float[] SCENE_MEAN = {117.001f, 114.697f, 97.404f};

    private Planes() {}

    /**
     * A part of a picture, scaled into a square, bilinear with pixel centres, black around.
     *
     * @param left of the part, in pixels of the picture
     * @param scale pixels of the square for one of the picture
     * @param offsetX where the part begins in the square
     * @param cutWidth width of the part
     * @return {@code 3 × side × side}
     */
    static float[] square(
            Picture from,
            int side,
            double left,
            double top,
            double cutWidth,
            double cutHeight,
            double scale,
            int offsetX,
            int offsetY,
            float[] mean) {
        var planes = black(side, mean);
        int w = (int) Math.min(side - offsetX, Math.round(cutWidth * scale));
        int h = (int) Math.min(side - offsetY, Math.round(cutHeight * scale));
        for (int y = 0; y < h; y++) {
            double sy = top + (y + 0.5) / scale - 0.5;
            for (int x = 0; x < w; x++) {
                double sx = left + (x + 0.5) / scale - 0.5;
                put(from, planes, side, (y + offsetY) * side + x + offsetX, sx, sy, mean);
            }
        }
        return planes;
    }

    /** A black square. */
    static float[] black(int side, float[] mean) {
        var planes = new float[3 * side * side];
        for (int c = 0; c < 3; c++)
            java.util.Arrays.fill(planes, c * side * side, (c + 1) * side * side, -mean[c] / 255f);
        return planes;
    }

    /** Writes the value between four pixels of a picture; its edge goes on outside. */
    private static void put(
            Picture from, float[] planes, int side, int at, double sx, double sy, float[] mean) {
        double cx = Math.clamp(sx, 0, from.width() - 1.0);
        double cy = Math.clamp(sy, 0, from.height() - 1.0);
        write(from, planes, side, at, cx, cy, mean);
    }

    /** Writes the value between four pixels of a picture; black outside. */
    static void putOrBlack(
            Picture from, float[] planes, int side, int at, double sx, double sy, float[] mean) {
        if (sx < 0 || sy < 0 || sx > from.width() - 1.0 || sy > from.height() - 1.0) return;
        write(from, planes, side, at, sx, sy, mean);
    }

    private static void write(
            Picture from, float[] planes, int side, int at, double sx, double sy, float[] mean) {
        int x0 = (int) sx;
        int y0 = (int) sy;
        int x1 = Math.min(x0 + 1, from.width() - 1);
        int y1 = Math.min(y0 + 1, from.height() - 1);
        double fx = sx - x0;
        double fy = sy - y0;
        int a = from.pixels()[y0 * from.width() + x0];
        int b = from.pixels()[y0 * from.width() + x1];
        int c = from.pixels()[y1 * from.width() + x0];
        int d = from.pixels()[y1 * from.width() + x1];
        for (int channel = 0; channel < 3; channel++) {
            double above =
                    Picture.channel(a, channel) * (1 - fx) + Picture.channel(b, channel) * fx;
            double below =
                    Picture.channel(c, channel) * (1 - fx) + Picture.channel(d, channel) * fx;
            float value = (float) (above * (1 - fy) + below * fy);
            planes[channel * side * side + at] = (value - mean[channel]) / 255f;
        }
    }
}
