package city.qala.pulse.position;

/** What one event says of every tile (appendix B): cell, timing advance and signal vector. */
final class Likelihood {
    /** Weight of the connection where a signal vector says the same again. */
    static final double BESIDE_VECTOR = .6;

    /** A timing advance never tells of less than the way by more than this, metres. */
    private static final double BEYOND_METRES = 100;

    static final double FAR = 10;

    private final RadioMap map;
    private final TimingAdvance advance;
    private final SignalVector vector = new SignalVector();

    Likelihood(RadioMap map, TimingAdvance advance) {
        this.map = map;
        this.advance = advance;
    }

    /** Fills a posterior with the tiles that an event allows. */
    void of(EventLog log, int event, Posterior into) {
        if (log.heardCount(event) == 0) {
            alone(log.cell(event), log.ta(event), log.level(event), into);
            return;
        }
        around(log.cell(event), log.ta(event), BESIDE_VECTOR, into);
        into.prune(FAR);
        vector.clear();
        if (log.level(event) != EventLog.ABSENT) vector.add(log.cell(event), log.level(event), 1);
        for (int k = 0; k < log.heardCount(event); k++)
            vector.add(log.heardCell(event, k), log.heardLevel(event, k), 1);
        weigh(into);
    }

    /**
     * The tiles that a cell, a timing advance and a level allow, the last two if they are there.
     */
    void alone(int cell, int ta, int level, Posterior into) {
        around(cell, ta, 1, into);
        if (level == EventLog.ABSENT) return;
        into.prune(FAR);
        vector.clear();
        vector.add(cell, level, 1);
        weigh(into);
    }

    private void weigh(Posterior into) {
        vector.prepare(map.cells());
        for (int i = 0; i < into.size(); i++)
            into.set(i, into.log(i) + vector.log(map, into.column(i), into.row(i)));
    }

    /** The tiles that a cell and a timing advance allow. */
    void around(int cell, int ta, double weight, Posterior into) {
        into.clear();
        Footprint tiles = map.footprint(cell);
        boolean ranged = ta != EventLog.ABSENT;
        float[] byBin = advance.log(ranged ? ta : 0);
        int farthest =
                ranged
                        ? TimingAdvance.bin((ta + 1) * Radio.TA_STEP + BEYOND_METRES)
                        : Integer.MAX_VALUE;
        for (int i = 0; i < tiles.size() && tiles.bin(i) <= farthest; i++) {
            int column = tiles.column(i);
            int row = tiles.row(i);
            double log = weight * (tiles.connection(i) + map.density(column, row));
            if (ranged) log += byBin[tiles.bin(i)];
            into.add(column, row, log);
        }
    }
}
