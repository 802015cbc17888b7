package city.qala.e2e;

import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** What can be told from the pixels of a page. */
final class Pictures {
    private static final int MOST_COLOURS = 96;

    private Pictures() {}

    /** How many different colours an element shows, near ones counted as one. */
    static int colours(Locator element) {
        BufferedImage picture = read(element.screenshot());
        return (int) pixels(picture).keySet().stream().map(Pictures::coarse).distinct().count();
    }

    /**
     * Share of pixels that are coloured rather than grey, 0..1.
     *
     * @param least difference between the strongest and weakest of red, green and blue, 0..255,
     *     from which a pixel counts as coloured
     */
    static double coloured(byte[] png, int least) {
        Map<Integer, Integer> counts = pixels(read(png));
        long all = counts.values().stream().mapToLong(n -> n).sum();
        long strong =
                counts.entrySet().stream()
                        .filter(e -> chroma(e.getKey()) >= least)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return (double) strong / all;
    }

    /** The same picture with at most 96 colours, a quarter of the bytes. */
    static byte[] small(byte[] png) {
        BufferedImage picture = read(png);
        Map<Integer, Integer> counts = pixels(picture);
        List<Integer> palette = palette(counts);
        var nearest = new HashMap<Integer, Byte>();
        counts.keySet().forEach(c -> nearest.put(c, (byte) nearest(palette, c)));
        int[] table = palette.stream().mapToInt(c -> c).toArray();
        var model =
                new IndexColorModel(
                        8, table.length, table, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var reduced =
                new BufferedImage(
                        picture.getWidth(),
                        picture.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        model);
        byte[] target = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                target[at++] = nearest.getOrDefault(picture.getRGB(x, y) & 0xffffff, (byte) 0);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(reduced, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The colours that cover most; of those that look alike only one. */
    private static List<Integer> palette(Map<Integer, Integer> counts) {
        List<Integer> common =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue(
                                        Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .toList();
        var palette = new ArrayList<Integer>();
        for (int apart : new int[] {300, 48, 0}) {
            for (int c : common) {
                if (palette.size() == MOST_COLOURS) return palette;
                boolean known = palette.stream().anyMatch(p -> distance(p, c) <= apart);
                if (!known) palette.add(c);
            }
        }
        return palette;
    }

    private static int nearest(List<Integer> palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.size(); i++) {
            if (distance(palette.get(i), colour) < distance(palette.get(best), colour)) best = i;
        }
        return best;
    }

    private static Map<Integer, Integer> pixels(BufferedImage picture) {
        var counts = new HashMap<Integer, Integer>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static int coarse(int colour) {
        return colour & 0xf0f0f0;
    }

    private static int chroma(int c) {
        int red = c >> 16 & 255;
        int green = c >> 8 & 255;
        int blue = c & 255;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
