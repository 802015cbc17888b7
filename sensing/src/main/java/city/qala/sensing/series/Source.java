package city.qala.sensing.series;

import java.util.List;

/** Rows that are opened when a scan comes to them. */
interface Source {

    /** The stream; the lowest one if there are several. */
    int stream();

    /** No row is earlier. */
    long low();

    /** No row is later. */
    long high();

    /** Opens it; each cursor stands before its first row. */
    List<Cursor> open(Wanted wanted);

    /** How many rows are wanted. */
    default long count(Wanted wanted) {
        long count = 0;
        for (Cursor cursor : open(wanted)) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    /**
     * Adds the numbers of wanted rows to the tallies of their pieces of time.
     *
     * @param bounds of the pieces, one more than there are tallies
     */
    default void tally(Wanted wanted, long[] bounds, Tally[] tallies) {
        for (Cursor cursor : open(wanted)) {
            while (cursor.next()) {
                tallies[Rollups.piece(bounds, cursor.time)].add(
                        cursor.time, cursor.id, cursor.number());
            }
        }
    }

    /**
     * A page in memory.
     *
     * @param hides tells the numbers of rows that no longer count
     */
    record OfPage(Page page, Hides hides) implements Source {
        @Override
        public int stream() {
            return page.stream;
        }

        @Override
        public long low() {
            return page.low();
        }

        @Override
        public long high() {
            return page.high();
        }

        @Override
        public List<Cursor> open(Wanted wanted) {
            return List.of(new Cursor(page, wanted, hides));
        }

        @Override
        public long count(Wanted wanted) {
            return wanted.after() == null && hides.none()
                    ? page.view().count(wanted.from(), wanted.to(), wanted.range())
                    : Source.super.count(wanted);
        }
    }
}
