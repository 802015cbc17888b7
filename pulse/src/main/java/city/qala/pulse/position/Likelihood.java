package city.qala.pulse.position;

/** What one event says of every tile (appendix B): cell, timing advance and signal vector. */
final class Likelihood {
    /** Weight of the connection where a signal vector says the same again. */
    static final double BESIDE_VECTOR = .6;

    private static final double FAR = 12;

    private final RadioMap map;
    private final TimingAdvance advance;
    private final SignalVector vector = new SignalVector();

    Likelihood(RadioMap map, TimingAdvance advance) {
        this.map = map;
        this.advance = advance;
    }

    /** Fills a posterior with the tiles that an event allows. */
    void of(EventLog log, int event, Posterior into) {
        boolean many = log.heardCount(event) > 0;
        around(log.cell(event), log.ta(event), many ? BESIDE_VECTOR : 1, into);
        if (log.level(event) == EventLog.ABSENT) return;
        into.prune(FAR);
        vector.clear();
        vector.add(log.cell(event), log.level(event), 1);
        for (int k = 0; k < log.heardCount(event); k++)
            vector.add(log.heardCell(event, k), log.heardLevel(event, k), 1);
        vector.prepare(map.cells());
        for (int i = 0; i < into.size(); i++)
            into.set(i, into.log(i) + vector.log(map, into.column(i), into.row(i)));
    }

    /** The tiles that a cell and a timing advance allow. */
    void around(int cell, int ta, double weight, Posterior into) {
        into.clear();
        float[] connection = map.connection(cell);
        float[] byBin = ta == EventLog.ABSENT ? new float[0] : advance.log(ta);
        Tiles tiles = map.tiles();
        for (int r = 0, i = 0; r < map.height(cell); r++) {
            double dy = tiles.yOfRow(map.bottom(cell) + r) - map.cells().y(cell);
            for (int q = 0; q < map.width(cell); q++, i++) {
                double dx = tiles.xOfColumn(map.left(cell) + q) - map.cells().x(cell);
                double d = Math.sqrt(dx * dx + dy * dy);
                if (d > RadioMap.REACH_METRES || connection[i] < -60) continue;
                double log = weight * connection[i];
                if (byBin.length > 0) log += byBin[TimingAdvance.bin(d)];
                into.add(map.left(cell) + q, map.bottom(cell) + r, log);
            }
        }
    }
}
