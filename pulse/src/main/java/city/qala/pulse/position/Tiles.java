package city.qala.pulse.position;

/**
 * Square tiles over a city, numbered row by row from the south-west. A tile whose middle lies in no
 * district is no place for anybody.
 */
final class Tiles {
    private final double west;
    private final double south;
    private final double size;
    private final int columns;
    private final int rows;
    private final int[] district;

    /** Tiles of a size in metres over all districts. */
    Tiles(Districts districts, double size) {
        this.west = districts.west();
        this.south = districts.south();
        this.size = size;
        this.columns = (int) Math.ceil((districts.east() - west) / size - 0.01);
        this.rows = (int) Math.ceil((districts.north() - south) / size - 0.01);
        this.district = new int[columns * rows];
        for (int i = 0; i < district.length; i++) district[i] = districts.inside(x(i), y(i));
    }

    double size() {
        return size;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int count() {
        return district.length;
    }

    /** The district of a tile's middle; -1 outside of all. */
    int district(int tile) {
        return district[tile];
    }

    /** Where the middle of a tile is. */
    double x(int tile) {
        return xOfColumn(tile % columns);
    }

    double y(int tile) {
        return yOfRow(tile / columns);
    }

    double xOfColumn(int column) {
        return west + (column + .5) * size;
    }

    double yOfRow(int row) {
        return south + (row + .5) * size;
    }

    /** The column that holds an x, the nearest if none does. */
    int column(double x) {
        return Math.clamp((int) Math.floor((x - west) / size), 0, columns - 1);
    }

    int row(double y) {
        return Math.clamp((int) Math.floor((y - south) / size), 0, rows - 1);
    }
}
