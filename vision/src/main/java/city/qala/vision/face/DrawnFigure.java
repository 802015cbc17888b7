package city.qala.vision.face;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A drawn figure for exercises and trials: nobody's face, always the same for the same number. It
 * is painted pixel by pixel in greys, within a frame by which a reader finds it.
 */
public final class DrawnFigure {
    /** Pixels across, with the frame. */
    public static final int WIDTH = 160;

    /** Pixels down, with the frame. */
    public static final int HEIGHT = 200;

    /** How wide the frame is. */
    static final int FRAME = 8;

    static final int INK = 0x1A5490;
    static final int PAPER = 0xF4F5F6;

    private final int[] pixels = new int[WIDTH * HEIGHT];

    private DrawnFigure() {}

    /**
     * Draws one.
     *
     * @param figure which; the same number is the same figure
     * @param variant which picture of it: light, place and grain differ, features do not
     */
    public static Picture of(long figure, long variant) {
        var drawn = new DrawnFigure();
        drawn.paint(new Random(mix(figure)), new Random(mix(figure * 31 + variant * 7_919 + 5)));
        return new Picture(WIDTH, HEIGHT, drawn.pixels);
    }

    private static long mix(long value) {
        long z = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 31);
    }

    private void paint(RandomGenerator features, RandomGenerator picture) {
        double light = 0.92 + picture.nextDouble() * 0.16;
        int x = WIDTH / 2 + picture.nextInt(5) - 2;
        int y = 100 + picture.nextInt(5) - 2;
        rest(grey(150 + features.nextInt(70)));
        int skin = grey(150 + features.nextInt(60));
        int hair = grey(40 + features.nextInt(110));
        int coat = grey(50 + features.nextInt(120));
        int wide = 34 + features.nextInt(16);
        int high = 46 + features.nextInt(16);
        oval(x, y + high + 62, 66, 44, coat);
        oval(x, y + high, 16, 26, skin);
        int top = y - high / 2 - 4 - features.nextInt(14);
        oval(x, top + 14, wide + 6 + features.nextInt(10), 34 + features.nextInt(12), hair);
        if (features.nextInt(3) == 0) oval(x, y + 10, wide + 12, high + 12, hair);
        oval(x, y, wide, high, skin);
        ears(features, x, y, wide, skin);
        fringe(features, x, y, wide, high, hair);
        eyes(features, x, y, wide);
        mouth(features, x, y, wide, high, hair);
        grain(picture, light);
        frame();
    }

    private void ears(RandomGenerator f, int x, int y, int wide, int skin) {
        int size = 4 + f.nextInt(8);
        oval(x - wide, y, size, size + 5, skin);
        oval(x + wide, y, size, size + 5, skin);
    }

    private void fringe(RandomGenerator f, int x, int y, int wide, int high, int hair) {
        int kind = f.nextInt(4);
        if (kind == 1) oval(x - 10, y - high + 10, wide - 4, 12, hair);
        if (kind == 2) oval(x + 12, y - high + 12, wide - 8, 14, hair);
        if (kind == 3) box(x - wide - 6, y - high - 4, 2 * wide + 12, 18, hair);
    }

    private void eyes(RandomGenerator f, int x, int y, int wide) {
        int apart = wide / 3 + f.nextInt(8);
        int size = 3 + f.nextInt(4);
        int dark = grey(30 + f.nextInt(40));
        int brow = 8 + f.nextInt(6);
        for (int side = -1; side <= 1; side += 2) {
            oval(x + side * apart, y - 6, size + 2, size, dark);
            box(x + side * apart - 8, y - 6 - brow, 16, 2 + f.nextInt(3), dark);
        }
        if (f.nextInt(4) == 0) {
            for (int side = -1; side <= 1; side += 2) ring(x + side * apart, y - 6, 12, dark);
            box(x - 4, y - 8, 8, 3, dark);
        }
        box(x - 2, y - 2, 4, 14 + f.nextInt(12), grey(110 + f.nextInt(30)));
    }

    private void mouth(RandomGenerator f, int x, int y, int wide, int high, int hair) {
        if (f.nextInt(4) == 0) oval(x, y + high - 10, wide - 10, 18 + f.nextInt(10), hair);
        int half = 8 + f.nextInt(12);
        box(x - half, y + high / 2 + 6, 2 * half, 2 + f.nextInt(4), grey(60 + f.nextInt(40)));
    }

    private void rest(int colour) {
        java.util.Arrays.fill(pixels, colour);
    }

    private void oval(int cx, int cy, int rx, int ry, int colour) {
        for (int y = Math.max(0, cy - ry); y < Math.min(HEIGHT, cy + ry); y++)
            for (int x = Math.max(0, cx - rx); x < Math.min(WIDTH, cx + rx); x++) {
                double dx = (x - cx) / (double) rx;
                double dy = (y - cy) / (double) ry;
                if (dx * dx + dy * dy <= 1) pixels[y * WIDTH + x] = colour;
            }
    }

    private void ring(int cx, int cy, int radius, int colour) {
        for (int y = cy - radius; y <= cy + radius; y++)
            for (int x = cx - radius; x <= cx + radius; x++) {
                double far = Math.hypot(x - cx, y - cy);
                if (far <= radius && far >= radius - 2.5) dot(x, y, colour);
            }
    }

    private void box(int left, int top, int wide, int high, int colour) {
        for (int y = top; y < top + high; y++)
            for (int x = left; x < left + wide; x++) dot(x, y, colour);
    }

    private void dot(int x, int y, int colour) {
        if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT) pixels[y * WIDTH + x] = colour;
    }

    private void grain(RandomGenerator picture, double light) {
        for (int i = 0; i < pixels.length; i++) {
            double v = (pixels[i] & 0xFF) * light + picture.nextGaussian() * 4;
            pixels[i] = grey(Math.clamp(Math.round(v), 0, 255));
        }
    }

    /** Blocks of two colours in turn, which no photograph has. */
    private void frame() {
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) if (isFrame(x, y)) pixels[y * WIDTH + x] = ink(x, y);
    }

    static boolean isFrame(int x, int y) {
        return x < FRAME || y < FRAME || x >= WIDTH - FRAME || y >= HEIGHT - FRAME;
    }

    static int ink(int x, int y) {
        return (x / FRAME + y / FRAME) % 2 == 0 ? INK : PAPER;
    }

    private static int grey(int level) {
        return level << 16 | level << 8 | level;
    }
}
