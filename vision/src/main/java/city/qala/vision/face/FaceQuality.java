package city.qala.vision.face;

import java.util.Optional;

/** Why a face may not be matched: it is counted and nothing else (spec A2). */
public enum FaceQuality {
    /** Fewer than 24 pixels between the eyes: under the level "recognise" of EN 62676-4. */
    TOO_SMALL,
    /** The detector is not sure enough. */
    UNSURE,
    /** Turned by more than about 35 degrees. */
    TURNED,
    /** Cut by the edge of the picture. */
    CUT;

    private static final double LEAST_EYES = 24;
    private static final double LEAST_SCORE = 0.7;
    private static final double MOST_TURN = 0.35;

    /** The first reason not to match a face; none if it may be. */
    static Optional<FaceQuality> of(Picture in, Face face, FacePoints points) {
        if (touchesEdge(in, face)) return Optional.of(CUT);
        if (face.score() < LEAST_SCORE) return Optional.of(UNSURE);
        if (points.eyeDistance() < LEAST_EYES) return Optional.of(TOO_SMALL);
        if (points.turn() > MOST_TURN) return Optional.of(TURNED);
        return Optional.empty();
    }

    private static boolean touchesEdge(Picture in, Face face) {
        return face.left() <= 0
                || face.top() <= 0
                || face.left() + face.width() >= in.width()
                || face.top() + face.height() >= in.height();
    }
}
