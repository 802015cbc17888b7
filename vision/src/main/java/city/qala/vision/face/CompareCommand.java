package city.qala.vision.face;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alike the faces of two photographs are. Nothing is kept: neither pixels nor descriptors. The
 * distance alone decides nothing; which one is near enough is for a bias audit to say.
 */
public final class CompareCommand {
    private CompareCommand() {}

    /**
     * What was seen.
     *
     * @param distance between the surest face of each (Euclidean)
     * @param faces how many each has
     * @param notes why a face would not be matched in a city, by photograph; empty if it would
     */
    public record Summary(double distance, List<Integer> faces, Map<String, String> notes) {
        public Summary {
            faces = List.copyOf(faces);
            notes = Map.copyOf(notes);
        }
    }

    /**
     * Compares two photographs.
     *
     * @param model folder with the published weights; null for those that the engine has
     * @param side pixels of the longer side when faces are looked for
     * @throws Problem {@code no-face} if one shows none; what reading and opening say
     */
    public static Summary run(Path a, Path b, @Nullable Path model, int side) {
        try (FaceNetworks networks = FaceNetworks.open(model, 1)) {
            var reader = new FaceReader(networks);
            Picture first = Picture.read(a);
            Picture second = Picture.read(b);
            List<FaceReader.Described> left = reader.read(first, side);
            List<FaceReader.Described> right = reader.read(second, side);
            FaceReader.Described one = surest(a, left);
            FaceReader.Described other = surest(b, right);
            return new Summary(
                    FaceReader.distance(one.descriptor(), other.descriptor()),
                    List.of(left.size(), right.size()),
                    Map.of(a.toString(), note(one), b.toString(), note(other)));
        }
    }

    private static FaceReader.Described surest(Path file, List<FaceReader.Described> faces) {
        if (faces.isEmpty())
            throw Problem.of(Problem.Kind.UNPROCESSABLE, "no-face", file + " shows no face.");
        return faces.getFirst();
    }

    private static String note(FaceReader.Described described) {
        return described
                .quality()
                .map(q -> q.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .orElse("");
    }
}
