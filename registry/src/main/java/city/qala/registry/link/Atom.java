package city.qala.registry.link;

import org.jspecify.annotations.Nullable;

/** Something by which records can be put in one block. */
final class Atom {
    private final String name;
    private final String field;
    private final Values cells;
    private final @Nullable Derived part;
    private final boolean alone;

    /**
     * @param field the field that it comes from; two atoms of one field are not put together
     * @param cells value of each record, 0 for none
     * @param part what is taken of a value; null for all of it
     * @param alone whether agreement on it alone is worth a look
     */
    Atom(String name, String field, Values cells, @Nullable Derived part, boolean alone) {
        this.name = name;
        this.field = field;
        this.cells = cells;
        this.part = part;
        this.alone = alone;
    }

    String name() {
        return name;
    }

    String field() {
        return field;
    }

    int of(int record) {
        int value = cells.of(record);
        return part == null ? value : part.of(value);
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
