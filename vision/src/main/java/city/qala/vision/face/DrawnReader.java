package city.qala.vision.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds and describes drawn figures, and nothing else: without the frame of a figure there is
 * nothing in a picture for it. So exercises can go the whole way of a match without a face in
 * sight.
 *
 * <p>The description is the brightness of 8 × 16 fields less that of the mean figure, brought to a
 * length of 0.6: two pictures of one figure are under 0.4 apart, two figures about 0.8, a few
 * nearer.
 */
public final class DrawnReader {
    private static final int COLUMNS = 8;
    private static final int ROWS = 16;
    private static final double LENGTH = 0.6;
    private static final int SAMPLE = 128;
    private static final double[] MEAN = mean();

    private DrawnReader() {}

    /** The figures of a picture. */
    public static List<Sighting> look(Picture picture) {
        var found = new ArrayList<Sighting>();
        int[] pixels = picture.pixels();
        int w = picture.width();
        for (int y = 0; y + DrawnFigure.HEIGHT <= picture.height(); y++) {
            for (int x = 0; x + DrawnFigure.WIDTH <= w; x++) {
                if (rgb(pixels[y * w + x]) != DrawnFigure.INK || !isFigure(pixels, w, x, y))
                    continue;
                var face = new Face(x, y, DrawnFigure.WIDTH, DrawnFigure.HEIGHT, 1);
                found.add(new Sighting(face, describe(pixels, w, x, y), Optional.empty()));
                x += DrawnFigure.WIDTH - 1;
            }
        }
        return found;
    }

    private static boolean isFigure(int[] pixels, int w, int left, int top) {
        for (int x = 0; x < DrawnFigure.WIDTH; x++)
            if (rgb(pixels[top * w + left + x]) != DrawnFigure.ink(x, 0)) return false;
        for (int y = 0; y < DrawnFigure.HEIGHT; y++)
            if (rgb(pixels[(top + y) * w + left]) != DrawnFigure.ink(0, y)) return false;
        return true;
    }

    /** A pixel without what says how opaque it is. */
    private static int rgb(int pixel) {
        return pixel & 0xFFFFFF;
    }

    private static float[] describe(int[] pixels, int w, int left, int top) {
        double[] fields = fields(pixels, w, left, top);
        double length = 0;
        for (int i = 0; i < fields.length; i++) {
            fields[i] -= MEAN[i];
            length += fields[i] * fields[i];
        }
        double scale = length == 0 ? 0 : LENGTH / Math.sqrt(length);
        var out = new float[fields.length];
        for (int i = 0; i < out.length; i++) out[i] = (float) (fields[i] * scale);
        return out;
    }

    /** Mean brightness of each field, freed of how bright the whole is. */
    private static double[] fields(int[] pixels, int w, int left, int top) {
        int inside = DrawnFigure.WIDTH - 2 * DrawnFigure.FRAME;
        int down = DrawnFigure.HEIGHT - 2 * DrawnFigure.FRAME;
        var sums = new double[COLUMNS * ROWS];
        var counts = new int[COLUMNS * ROWS];
        double all = 0;
        for (int y = 0; y < down; y++)
            for (int x = 0; x < inside; x++) {
                int at = (top + DrawnFigure.FRAME + y) * w + left + DrawnFigure.FRAME + x;
                int field = y * ROWS / down * COLUMNS + x * COLUMNS / inside;
                double v = pixels[at] & 0xFF;
                sums[field] += v;
                counts[field]++;
                all += v;
            }
        double mean = all / (inside * down);
        for (int i = 0; i < sums.length; i++) sums[i] = sums[i] / counts[i] / mean - 1;
        return sums;
    }

    private static double[] mean() {
        var mean = new double[COLUMNS * ROWS];
        for (int i = 0; i < SAMPLE; i++) {
            Picture p = DrawnFigure.of(-1 - i, 0);
            double[] one = fields(p.pixels(), p.width(), 0, 0);
            for (int d = 0; d < mean.length; d++) mean[d] += one[d] / SAMPLE;
        }
        return mean;
    }
}
