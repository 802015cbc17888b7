package city.qala.sensing.series;

import city.qala.platform.lake.Lake;
import city.qala.testkit.TestCity;

/** Opens stores for tests. */
final class SeriesStores {

    private SeriesStores() {}

    static SeriesStore open(TestCity city, Lake lake) {
        return SeriesStore.open(
                city.database(), lake, city.folder(), city.clock(), SeriesConfig.defaults());
    }
}
