package city.qala.vision.face;

/**
 * A face that was found in a picture.
 *
 * @param left edge of its box, pixels of the picture; may be outside
 * @param top edge
 * @param width pixels
 * @param height pixels
 * @param score of the detector, 0 to 1
 */
public record Face(double left, double top, double width, double height, double score) {
    public Face {
        if (!(width > 0 && height > 0)) throw new IllegalArgumentException("an empty box");
        if (!(score >= 0 && score <= 1)) throw new IllegalArgumentException("score is 0 to 1");
    }

    /** What two boxes share of what they cover together, 0 to 1. */
    double overlap(Face other) {
        double w = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double h = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        if (w <= 0 || h <= 0) return 0;
        double shared = w * h;
        return shared / (width * height + other.width * other.height - shared);
    }
}
