package city.qala.planning.camera;

import city.qala.kernel.Problem;

/**
 * The ground of a city in squares, with the two best levels at which each is seen. A square is seen
 * where its middle is.
 */
final class Ground {
    private static final long MOST_SQUARES = 800_000_000L;
    private static final double USUAL_SIDE = 2;

    private final double left;
    private final double low;
    private final double side;
    private final int columns;
    private final byte[][] rows;

    /** Squares of 2 m, or larger ones where those would be too many. */
    Ground(double left, double low, double right, double high) {
        if (!(right > left && high > low))
            throw Problem.invalid("cameras", "none", "must stand somewhere");
        double wide = (right - left) * (high - low);
        this.left = left;
        this.low = low;
        this.side = Math.max(USUAL_SIDE, Math.sqrt(wide / MOST_SQUARES));
        this.columns = (int) Math.ceil((right - left) / side);
        this.rows = new byte[(int) Math.ceil((high - low) / side)][];
    }

    /** Metres. */
    double side() {
        return side;
    }

    /**
     * Adds what a camera sees.
     *
     * @param squares of the ranges by level, the widest first
     * @param depth what stands in its way; null for nothing
     */
    void see(View view, double[] squares, @org.jspecify.annotations.Nullable Depth depth) {
        double reach = view.range();
        double from = Turn.ofDegrees(view.bearing() - view.fov() / 2);
        double to = Turn.ofDegrees(view.bearing() + view.fov() / 2);
        double width = to - from + (to <= from ? Turn.WHOLE : 0);
        double blind = view.near() * view.near();
        int r0 = Math.max(0, (int) ((view.y() - reach - low) / side));
        int r1 = Math.min(rows.length - 1, (int) ((view.y() + reach - low) / side));
        for (int r = r0; r <= r1; r++) {
            double dy = low + (r + 0.5) * side - view.y();
            double half = reach * reach - dy * dy;
            if (half <= 0) continue;
            half = Math.sqrt(half);
            int c0 = Math.max(0, (int) Math.ceil((view.x() - half - left) / side - 0.5));
            int c1 = Math.min(columns - 1, (int) Math.floor((view.x() + half - left) / side - 0.5));
            if (rows[r] == null) rows[r] = new byte[columns];
            byte[] row = rows[r];
            for (int c = c0; c <= c1; c++) {
                double dx = left + (c + 0.5) * side - view.x();
                double square = dx * dx + dy * dy;
                if (square < blind) continue;
                double turn = Turn.of(dx, dy);
                double off = turn - from;
                if ((off < 0 ? off + Turn.WHOLE : off) > width) continue;
                if (depth == null || depth.isOpen(turn, square))
                    row[c] = better(row[c], level(square, squares));
            }
        }
    }

    /** How many of the ranges hold so far: 1 for the widest alone. */
    static int level(double square, double[] squares) {
        int level = 0;
        while (level < squares.length && square <= squares[level]) level++;
        return level;
    }

    /** The best level in the low half of the byte, the second best in the high half. */
    static byte better(byte known, int level) {
        int best = known & 15;
        int second = known >> 4;
        if (level > best) return (byte) (best << 4 | level);
        return level > second ? (byte) (level << 4 | best) : known;
    }

    /** Square metres seen at a level or better by at least one, or at least two. */
    double area(int level, boolean twice) {
        long count = 0;
        for (byte[] row : rows) {
            if (row == null) continue;
            for (byte seen : row) if ((twice ? seen >> 4 : seen & 15) >= level) count++;
        }
        return count * side * side;
    }
}
