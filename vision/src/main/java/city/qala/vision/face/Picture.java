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
    public int[] pixels() {
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

    /**
     * Reads a JPEG or PNG that came in a message.
     *
     * @throws Problem as {@link #read(Path)}
     */
    public static Picture read(byte[] bytes) {
        BufferedImage read = open(new java.io.ByteArrayInputStream(bytes), "The message");
        try {
            int w = read.getWidth();
            int h = read.getHeight();
            return new Picture(w, h, read.getRGB(0, 0, w, h, null, 0, w));
        } finally {
            wipe(read);
        }
    }

    /** Part of it, as far as it lies within. */
    public Picture part(int left, int top, int partWidth, int partHeight) {
        int x0 = Math.clamp(left, 0, width - 1);
        int y0 = Math.clamp(top, 0, height - 1);
        int w = Math.clamp((long) left + partWidth - x0, 1, width - x0);
        int h = Math.clamp((long) top + partHeight - y0, 1, height - y0);
        var part = new int[w * h];
        for (int y = 0; y < h; y++) System.arraycopy(pixels, (y0 + y) * width + x0, part, y * w, w);
        return new Picture(w, h, part);
    }

    /** Blackens a part of it, given as fractions of its width and height. */
    public void blacken(double left, double top, double wide, double high) {
        int x0 = (int) Math.floor(left * width);
        int x1 = Math.min(width, (int) Math.ceil((left + wide) * width));
        int y1 = Math.min(height, (int) Math.ceil((top + high) * height));
        for (int y = (int) Math.floor(top * height); y < y1; y++)
            java.util.Arrays.fill(pixels, y * width + x0, y * width + x1, 0);
    }

    /** It as PNG. */
    public byte[] png() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try (var out = new java.io.ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            wipe(image);
        }
    }

    /** Overwrites its pixels: whoever was in it is gone. */
    public void wipe() {
        java.util.Arrays.fill(pixels, 0);
    }

    private static void wipe(BufferedImage image) {
        var raster = image.getRaster();
        var blank = new int[raster.getNumBands() * image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++)
            raster.setPixels(0, y, image.getWidth(), 1, blank);
    }

    /** One channel of a pixel: 0 red, 1 green, 2 blue. */
    static int channel(int pixel, int c) {
        return (pixel >> (16 - 8 * c)) & 0xFF;
    }

    /**
     * Half as wide and high, each pixel the mean of four. An odd last row or column is left out.
     */
    public Picture halved() {
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
        return open(new File(file.toString()), file.toString());
    }

    private static BufferedImage open(Object source, String file) {
        // Nothing of a picture may be written to a temporary file.
        ImageIO.setUseCache(false);
        try (var stream = ImageIO.createImageInputStream(source)) {
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

    private static Problem unreadable(String file, @Nullable IOException cause) {
        Problem told =
                Problem.of(
                        Problem.Kind.UNSUPPORTED_MEDIA,
                        "unsupported-media",
                        file + " is not a JPEG or PNG picture.");
        if (cause != null) told.addSuppressed(cause);
        return told;
    }
}
