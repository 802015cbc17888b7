package city.qala.pulse.release;

import java.nio.ByteBuffer;

/**
 * A released cube as bytes, for keeping: the number of cells, of areas, the noised rows left out,
 * then every value in its order, each four bytes. What the cells mean stands in the domain beside.
 */
public final class CubeText {

    private final byte[] bytes;

    private CubeText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes of a cube. */
    public static CubeText of(ReleasedCube cube) {
        int[] values = cube.values();
        int[] areas = cube.areaValues();
        ByteBuffer to = ByteBuffer.allocate(16 + 4 * (values.length + areas.length));
        to.putInt(values.length).putInt(areas.length).putLong(cube.lostValue());
        for (int value : values) to.putInt(value);
        for (int value : areas) to.putInt(value);
        return new CubeText(to.array());
    }

    /** Bytes that were kept. */
    public static CubeText kept(byte[] bytes) {
        return new CubeText(bytes.clone());
    }

    /**
     * The cube that they hold.
     *
     * @param areas of the finer map, 0 for none
     * @throws IllegalArgumentException if they are not of this domain
     */
    public ReleasedCube cube(Domain domain, Bound bound, int areas, Epsilon epsilon) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        int[] values = new int[from.getInt()];
        int[] areaValues = new int[from.getInt()];
        long lost = from.getLong();
        for (int i = 0; i < values.length; i++) values[i] = from.getInt();
        for (int i = 0; i < areaValues.length; i++) areaValues[i] = from.getInt();
        Levels levels = Levels.of(bound, epsilon, areas);
        return ReleasedCube.kept(domain, levels, epsilon, values, areaValues, lost);
    }

    /** SHA-256 of them, in hexadecimal. */
    public String fingerprint() {
        return BudgetLedger.sha256(bytes);
    }

    /** A copy of them. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
