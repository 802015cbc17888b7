package city.qala.vision.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds faces in pictures: letterbox, network, boxes from cells, and one box for each face. */
public final class FaceFinder {
    /** Usual pixels on the longer side: scenes. 224 will do for portraits, 608 for small faces. */
    public static final int SCENE = 416;

    /** Least score of a face that is told. */
    public static final double LEAST_SCORE = 0.5;

    private static final double MOST_OVERLAP = 0.4;
    private static final int STRIDE = 32;
    private static final int VALUES = 5;

    /** Width and height of the five usual boxes, in cells (spec A1). */
    private static final double[][] ANCHORS = {
        {1.603231, 2.094468},
        {6.041143, 7.080126},
        {2.882459, 3.518061},
        {4.266906, 5.178857},
        {9.041765, 10.66308}
    };

    private final FaceNetworks networks;

    /** Finds with these networks. */
    public FaceFinder(FaceNetworks networks) {
        this.networks = networks;
    }

    /**
     * The faces of a picture, the surest first.
     *
     * @param side pixels of the longer side when looked at, a multiple of 32
     */
    public List<Face> find(Picture in, int side) {
        if (side < STRIDE || side % STRIDE != 0)
            throw new IllegalArgumentException("side must be a multiple of 32");
        int longer = Math.max(in.width(), in.height());
        double scale = (double) side / longer;
        Picture near = in;
        double rest = scale;
        // Means of four before the bilinear step, or fine structure turns into noise.
        while (rest <= 0.5) {
            near = near.halved();
            rest *= 2;
        }
        float[] square =
                Planes.square(
                        near,
                        side,
                        0,
                        0,
                        near.width(),
                        near.height(),
                        rest,
                        0,
                        0,
                        Planes.SCENE_MEAN);
        return apart(boxes(networks.detect(square, side), side / STRIDE, longer));
    }

    /** Boxes of all cells that score enough, in pixels of a picture with this longer side. */
    static List<Face> boxes(float[] cells, int grid, int longer) {
        var faces = new ArrayList<Face>();
        for (int cell = 0; cell < grid * grid; cell++) {
            for (int a = 0; a < ANCHORS.length; a++) {
                int at = (cell * ANCHORS.length + a) * VALUES;
                double score = sigmoid(cells[at + 4]);
                if (score < LEAST_SCORE) continue;
                double x = (cell % grid + sigmoid(cells[at])) / grid * longer;
                double y = (Math.floorDiv(cell, grid) + sigmoid(cells[at + 1])) / grid * longer;
                double w = Math.exp(cells[at + 2]) * ANCHORS[a][0] / grid * longer;
                double h = Math.exp(cells[at + 3]) * ANCHORS[a][1] / grid * longer;
                faces.add(new Face(x - w / 2, y - h / 2, w, h, score));
            }
        }
        return faces;
    }

    /** One box a face: by falling score, without those that overlap a surer one. */
    static List<Face> apart(List<Face> boxes) {
        var kept = new ArrayList<Face>();
        var surestFirst = new ArrayList<>(boxes);
        surestFirst.sort(Comparator.comparingDouble(Face::score).reversed());
        for (Face face : surestFirst)
            if (kept.stream().noneMatch(k -> k.overlap(face) > MOST_OVERLAP)) kept.add(face);
        return List.copyOf(kept);
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }
}
