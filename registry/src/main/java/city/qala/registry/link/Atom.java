package city.qala.registry.link;

/** Something by which records can be put in one block. */
final class Atom {
    private final String name;
    private final String field;
    private final int[] cells;
    private final boolean alone;

    /**
     * @param field the field that it comes from; two atoms of one field are not put together
     * @param cells value of each record, 0 for none
     * @param alone whether agreement on it alone is worth a look
     */
    Atom(String name, String field, int[] cells, boolean alone) {
        this.name = name;
        this.field = field;
        this.cells = cells;
        this.alone = alone;
    }

    String name() {
        return name;
    }

    String field() {
        return field;
    }

    int of(int record) {
        return cells[record];
    }

    /** Whether it is only a part of what its field says. */
    boolean isPart() {
        return name.contains("-initial")
                || name.endsWith("-year")
                || name.endsWith("-day")
                || name.endsWith("-area");
    }

    boolean alone() {
        return alone;
    }
}
