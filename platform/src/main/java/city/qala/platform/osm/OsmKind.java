package city.qala.platform.osm;

/** What kind of element an OpenStreetMap feature was made from. */
public enum OsmKind {
    NODE('n'),
    WAY('w'),
    RELATION('r');

    private final char letter;

    OsmKind(char letter) {
        this.letter = letter;
    }

    /** {@code n}, {@code w} or {@code r}: the letter before an id, as in {@code w19780616}. */
    public char letter() {
        return letter;
    }
}
