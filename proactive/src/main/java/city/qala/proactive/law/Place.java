package city.qala.proactive.law;

/**
 * Where something stands in a policy file.
 *
 * @param file name of the file, without its folder
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** Something that no file holds. */
    public static final Place NOWHERE = new Place("-", 1, 1);

    /** The place that lies a few lines and columns further, as a parser inside counts them. */
    Place plus(int lines, int columns) {
        return new Place(file, line + lines, lines == 0 ? column + columns : columns + 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
