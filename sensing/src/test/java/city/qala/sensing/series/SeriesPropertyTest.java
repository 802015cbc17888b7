package city.qala.sensing.series;

import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestCity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesPropertyTest {
    @RegisterExtension static final TestCity city = TestCity.withDatabase("sensing");

    @Test
    void theStoreAnswersAsAPlainList() {
        try (Lake lake = Lake.open(LakeConfig.defaults(), city.folder(), city.clock())) {
            for (int round = 0; round < 6; round++) {
                play(lake, round);
            }
        }
    }

    private static void play(Lake lake, int round) {
        SeriesStores.clear(city);
        SeriesPlay play = new SeriesPlay(ForAll.random(round), round % 3 == 2 ? 40 : 4);
        SeriesStore store = SeriesStores.open(city, lake);
        for (int move = 0; move < 30; move++) {
            switch (play.random.nextInt(13)) {
                case 0 -> play.replace(store);
                case 1 -> play.remove(store);
                case 2 -> {
                    store.close();
                    store = SeriesStores.open(city, lake);
                }
                case 3, 4 -> store.seal();
                case 5 -> {
                    city.clock().advance(Duration.ofDays(30));
                    store.compact();
                }
                default -> play.append(store, 400);
            }
            play.compare(store);
        }
        play.removeStream(store, 1);
        play.compare(store);
        store.seal();
        store.compact();
        play.compare(store);
        store.close();
    }
}
