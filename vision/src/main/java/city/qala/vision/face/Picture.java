package city.qala.vision.face;

import city.qala.kernel.Problem;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A picture as packed pixels, {@code 0xRRGGBB}, row by row. */
public final class Picture {

    /** The largest picture that is opened: 40 million pixels. */
    private static final long MOST_PIXELS = 40_000_000;

    private final int width;
    private final int height;
    private final int[] pixels;

    /**
     * A picture of these pixels.
     *
     * @param width pixels
     * @param height pixels
     * @param pixels {@code width × height}; taken as it is, not copied: frames are large
     */
    public Picture(int width, int height, int[] pixels) {
        if (width < 1 || height < 1 || pixels.length != width * height)
            throw new IllegalArgumentException("pixels must fill the picture");
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** How wide it is, in pixels. */
    public int width() {
        return width;
    }

    /** How high it is, in pixels. */
    public int height() {
        return height;
    }

    /** Its pixels themselves, row by row. */
    int[] pixels() {
        return pixels;
    }

    /**
     * Reads a JPEG or PNG.
     *
     * @throws Problem {@code unsupported-media} for what is no picture, {@code body-too-large} for
     *     one of more than 40 million pixels
     */
    public static Picture read(Path file) {
        BufferedImage read = open(file);
        int w = read.getWidth();
        int h = read.getHeight();
        return new Picture(w, h, read.getRGB(0, 0, w, h, null, 0, w));
    }

    /** One channel of a pixel: 0 red, 1 green, 2 blue. */
    static int channel(int pixel, int c) {
        return (pixel >> (16 - 8 * c)) & 0xFF;
    }

    /**
     * Half as wide and high, each pixel the mean of four. An odd last row or column is left out.
     */
    Picture halved() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        var half = new int[w * h];
        for (int y = 0; y < h; y++) {
            int above = Math.min(2 * y, height - 1) * width;
            int below = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < w; x++) {
                int left = Math.min(2 * x, width - 1);
                int right = Math.min(2 * x + 1, width - 1);
                half[y * w + x] =
                        mean(
                                pixels[above + left],
                                pixels[above + right],
                                pixels[below + left],
                                pixels[below + right]);
            }
        }
        return new Picture(w, h, half);
    }

    private static int mean(int a, int b, int c, int d) {
        // Green apart from red and blue, so that sums of four bytes do not run into each other.
        int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x20002;
        int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x200;
        return ((redBlue >>> 2) & 0xFF00FF) | ((green >>> 2) & 0xFF00);
    }

    private static BufferedImage open(Path file) {
        try (var stream = ImageIO.createImageInputStream(new File(file.toString()))) {
            var readers = stream == null ? null : ImageIO.getImageReaders(stream);
            if (readers == null || !readers.hasNext()) throw unreadable(file, null);
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS)
                    throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "body-too-large",
                            file + " has more than 40 million pixels.");
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (javax.imageio.IIOException e) {
            throw unreadable(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem unreadable(Path file, @Nullable IOException cause) {
        Problem told =
                Problem.of(
                        Problem.Kind.UNSUPPORTED_MEDIA,
                        "unsupported-media",
                        file + " is not a JPEG or PNG picture.");
        if (cause != null) told.addSuppressed(cause);
        return told;
    }
}
