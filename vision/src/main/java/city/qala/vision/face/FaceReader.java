package city.qala.vision.face;

import java.util.List;
import java.util.Optional;

/** From a picture to the descriptor of the face in it. */
public final class FaceReader {
    private final FaceNetworks networks;
    private final FaceFinder finder;

    /** Reads with these networks. */
    public FaceReader(FaceNetworks networks) {
        this.networks = networks;
        this.finder = new FaceFinder(networks);
    }

    /**
     * A face and its description.
     *
     * @param face where it is
     * @param descriptor 128 numbers
     * @param quality why it may not be matched, if so
     */
    public record Described(Face face, List<Float> descriptor, Optional<FaceQuality> quality) {
        public Described {
            descriptor = List.copyOf(descriptor);
        }
    }

    /** The faces of a picture, the surest first, each described. */
    public List<Described> read(Picture picture, int side) {
        return finder.find(picture, side).stream().map(face -> describe(picture, face)).toList();
    }

    /** The same in buffers that the caller overwrites. */
    public List<Sighting> look(Picture picture, int side) {
        return finder.find(picture, side).stream().map(face -> sight(picture, face)).toList();
    }

    private Sighting sight(Picture picture, Face face) {
        FacePoints points = FacePoints.of(picture, face, networks);
        float[] chip = points.chip(picture);
        float[] numbers = networks.describe(chip, 1);
        java.util.Arrays.fill(chip, 0);
        return new Sighting(face, numbers, FaceQuality.of(picture, face, points));
    }

    private Described describe(Picture picture, Face face) {
        FacePoints points = FacePoints.of(picture, face, networks);
        float[] numbers = networks.describe(points.chip(picture), 1);
        List<Float> descriptor =
                java.util.stream.IntStream.range(0, numbers.length)
                        .mapToObj(i -> numbers[i])
                        .toList();
        return new Described(face, descriptor, FaceQuality.of(picture, face, points));
    }

    /** How far apart two descriptors are (Euclidean): under about 0.5 one person, over 0.7 two. */
    public static double distance(List<Float> a, List<Float> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            double d = a.get(i) - b.get(i);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
