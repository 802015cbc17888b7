package city.qala.pulse.position;

import java.nio.file.Path;

/** The ground of a city as the engines see it: districts, cells and what is heard where. */
final class City {
    /** Side of a tile, metres. */
    static final double TILE_METRES = 50;

    private static final double STRANGE_ALONE = 1e-5;

    /** Among the events of a stay may be some that were on the way. */
    private static final double STRANGE_AMONG_MANY = 2e-3;

    private final Districts districts;
    private final Cells cells;
    private final RadioMap map;
    private final TimingAdvance advance = new TimingAdvance(TILE_METRES, STRANGE_ALONE);
    private final TimingAdvance sharedAdvance = new TimingAdvance(TILE_METRES, STRANGE_AMONG_MANY);
    private final TimingAdvance exactAdvance = new TimingAdvance(0, STRANGE_AMONG_MANY);

    private City(Districts districts, Cells cells) {
        this.districts = districts;
        this.cells = cells;
        this.map = new RadioMap(new Tiles(districts, TILE_METRES), cells);
    }

    /** Reads {@code districts.csv} and {@code cells.csv} of a folder. */
    static City read(Path folder) {
        Districts districts = Districts.read(EventLog.file(folder, "districts.csv"));
        Cells cells = Cells.read(EventLog.file(folder, "cells.csv"), districts.plane());
        return new City(districts, cells);
    }

    Districts districts() {
        return districts;
    }

    Cells cells() {
        return cells;
    }

    RadioMap map() {
        return map;
    }

    /** Timing advance where a place is known to its point. */
    TimingAdvance exactAdvance() {
        return exactAdvance;
    }

    /** Timing advance of events that are taken to share a place, known to its tile. */
    TimingAdvance sharedAdvance() {
        return sharedAdvance;
    }

    /** Timing advance where a place is known to its tile. */
    TimingAdvance advance() {
        return advance;
    }
}
