package city.qala.sensing.series;

/**
 * Settings under {@code sensing.series.*}.
 *
 * @param queueRows observations that may wait for the committer; one more is refused at once
 * @param queueBytes bytes of observations that may wait, about
 * @param groupRows observations of one group commit at most, larger requests excepted
 * @param sealRows unsealed observations at which a run is sealed
 * @param cacheBytes memory for windows of sealed data, about
 * @param importRows observations of one request at most
 */
public record SeriesConfig(
        int queueRows,
        long queueBytes,
        int groupRows,
        int sealRows,
        long cacheBytes,
        int importRows) {

    /** Refuses what cannot work. */
    public SeriesConfig {
        require(queueRows >= 1 && queueRows <= 10_000_000, "sensing.series.queue-rows");
        require(queueBytes >= 1 << 16, "sensing.series.queue-bytes");
        require(groupRows >= 1 && groupRows <= 1_000_000, "sensing.series.group-rows");
        require(sealRows >= 1 && sealRows <= 20_000_000, "sensing.series.seal-rows");
        require(cacheBytes >= 1 << 20, "sensing.series.cache-bytes");
        require(importRows >= 1 && importRows <= 10_000_000, "sensing.series.import-rows");
    }

    /** What a town needs. */
    public static SeriesConfig defaults() {
        return new SeriesConfig(50_000, 64L << 20, 20_000, 1_500_000, 16L << 20, 1_000_000);
    }

    private static void require(boolean holds, String key) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is out of range");
        }
    }
}
