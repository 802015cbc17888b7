package city.qala.vision.face;

/** The 68 points of a face, and the chip that is cut by five of them (spec A2). */
final class FacePoints {
    /**
     * Outer and inner corner of the eye on the left, inner and outer of the other, under the nose.
     */
    private static final int[] FIVE = {36, 39, 42, 45, 33};

    /** Where the five are in a tight face square. */
    private static final double[][] PLACES = {
        {0.1205750621, 0.2137274527},
        {0.3340850614, 0.2290642403},
        {0.6460604764, 0.2289674388},
        {0.8595674596, 0.2134981538},
        {0.4901123136, 0.6277975316}
    };

    private static final double MARGIN = 0.25;

    private final double[] xs;
    private final double[] ys;

    private FacePoints(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** The points of a face in a picture. */
    static FacePoints of(Picture picture, Face face, FaceNetworks networks) {
        int side = FaceNetworks.LANDMARK_SQUARE;
        double left = Math.max(0, Math.floor(face.left()));
        double top = Math.max(0, Math.floor(face.top()));
        double width =
                Math.max(
                        1,
                        Math.min(picture.width(), Math.floor(face.left() + face.width())) - left);
        double height =
                Math.max(
                        1,
                        Math.min(picture.height(), Math.floor(face.top() + face.height())) - top);
        double scale = side / Math.max(width, height);
        int offsetX = (int) Math.floor((side - Math.round(width * scale)) / 2.0);
        int offsetY = (int) Math.floor((side - Math.round(height * scale)) / 2.0);
        float[] square =
                Planes.square(
                        picture,
                        side,
                        left,
                        top,
                        width,
                        height,
                        scale,
                        offsetX,
                        offsetY,
                        Planes.FACE_MEAN);
        float[] found = networks.landmarks(square, 1);
        var xs = new double[68];
        var ys = new double[68];
        for (int i = 0; i < 68; i++) {
            xs[i] = (found[2 * i] * side - offsetX) / scale + left;
            ys[i] = (found[2 * i + 1] * side - offsetY) / scale + top;
        }
        return new FacePoints(xs, ys);
    }

    /** Points that are known. */
    static FacePoints of(double[] xs, double[] ys) {
        if (xs.length != 68 || ys.length != 68) throw new IllegalArgumentException("68 points");
        return new FacePoints(xs.clone(), ys.clone());
    }

    /** Pixels between the middles of the eyes. */
    double eyeDistance() {
        return Math.hypot(
                middle(xs, 42, 45) - middle(xs, 36, 39), middle(ys, 42, 45) - middle(ys, 36, 39));
    }

    /** How far the nose is off the eyes' middle, in eye distances; 0 for a face from the front. */
    double turn() {
        double ex = middle(xs, 42, 45) - middle(xs, 36, 39);
        double ey = middle(ys, 42, 45) - middle(ys, 36, 39);
        double distance = Math.hypot(ex, ey);
        if (distance == 0) return Double.POSITIVE_INFINITY;
        double cx = (middle(xs, 36, 39) + middle(xs, 42, 45)) / 2;
        double cy = (middle(ys, 36, 39) + middle(ys, 42, 45)) / 2;
        return Math.abs((xs[33] - cx) * ex + (ys[33] - cy) * ey) / (distance * distance);
    }

    private static double middle(double[] of, int a, int b) {
        return (of[a] + of[b]) / 2;
    }

    /**
     * The face turned upright and scaled to the size that is described: the similarity that brings
     * the five points nearest to their places, in least squares.
     *
     * @return {@code 3 × 150 × 150}
     */
    float[] chip(Picture picture) {
        double[] map = similarity();
        Picture near = picture;
        double shrink = 1;
        while (Math.hypot(map[0], map[1]) / shrink >= 2) {
            near = near.halved();
            shrink *= 2;
        }
        int side = FaceNetworks.CHIP;
        float[] planes = Planes.black(side, Planes.FACE_MEAN);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sx = map[0] * x - map[1] * y + map[2];
                double sy = map[1] * x + map[0] * y + map[3];
                // A halved pixel's middle lies between those of the four that it is made of.
                Planes.putOrBlack(
                        near,
                        planes,
                        side,
                        y * side + x,
                        (sx + 0.5) / shrink - 0.5,
                        (sy + 0.5) / shrink - 0.5,
                        Planes.FACE_MEAN);
            }
        }
        return planes;
    }

    /** a, b, c, f of {@code x' = a x − b y + c, y' = b x + a y + f}, from chip to picture. */
    private double[] similarity() {
        int n = FIVE.length;
        double rx = 0;
        double ry = 0;
        double qx = 0;
        double qy = 0;
        for (int i = 0; i < n; i++) {
            rx += place(i, 0) / n;
            ry += place(i, 1) / n;
            qx += xs[FIVE[i]] / n;
            qy += ys[FIVE[i]] / n;
        }
        double a = 0;
        double b = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double px = place(i, 0) - rx;
            double py = place(i, 1) - ry;
            double ix = xs[FIVE[i]] - qx;
            double iy = ys[FIVE[i]] - qy;
            a += px * ix + py * iy;
            b += px * iy - py * ix;
            squares += px * px + py * py;
        }
        a /= squares;
        b /= squares;
        return new double[] {a, b, qx - a * rx + b * ry, qy - b * rx - a * ry};
    }

    private static double place(int point, int axis) {
        return (MARGIN + PLACES[point][axis]) / (1 + 2 * MARGIN) * FaceNetworks.CHIP;
    }
}
