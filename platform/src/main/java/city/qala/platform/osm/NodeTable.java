package city.qala.platform.osm;

import java.util.Arrays;

/** Ids of nodes and, once filled, where they are: 16 bytes a node. */
final class NodeTable {
    private static final int NOWHERE = Integer.MIN_VALUE;

    private long[] ids = new long[1024];
    private int size;
    private boolean ordered = true;
    private int[] lats = {};
    private int[] lons = {};

    /** Notes an id; doubles are dropped by {@link #close()}. */
    void add(long id) {
        if (size == ids.length) ids = Arrays.copyOf(ids, size * 2);
        if (size > 0 && ids[size - 1] >= id) ordered = false;
        ids[size++] = id;
    }

    /** Ends adding. */
    void close() {
        if (!ordered) {
            Arrays.sort(ids, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || ids[kept - 1] != ids[i]) ids[kept++] = ids[i];
            }
            size = kept;
            ordered = true;
        }
    }

    /** Makes room for places. */
    void openPlaces() {
        lats = new int[size];
        lons = new int[size];
        Arrays.fill(lats, NOWHERE);
    }

    boolean has(long id) {
        return find(id) >= 0;
    }

    /** Fills in a place; an id that was not noted is passed over. */
    void place(long id, int lat, int lon) {
        int i = find(id);
        if (i >= 0) {
            lats[i] = lat;
            lons[i] = lon;
        }
    }

    /** Where the id is in the table, negative if it is not or has no place. */
    int placed(long id) {
        int i = find(id);
        return i >= 0 && lats[i] != NOWHERE ? i : -1;
    }

    double lat(int index) {
        return lats[index] / 1e7;
    }

    double lon(int index) {
        return lons[index] / 1e7;
    }

    private int find(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }
}
