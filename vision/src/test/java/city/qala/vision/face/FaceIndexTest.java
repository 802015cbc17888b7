package city.qala.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceIndexTest {
    private final Random random = new Random(7);

    @Test
    void givenLists_whenSearched_thenTheAnswerIsThatOfLookingAtEachEntry() {
        for (int size : new int[] {0, 1, 63, 64, 65, 300}) {
            List<float[]> entries = descriptors(size);
            FaceIndex index = FaceIndex.of(entries);
            assertThat(index.size()).isEqualTo(size);
            for (int i = 0; i < 200; i++) {
                float[] probe =
                        size == 0 ? descriptor() : near(entries.get(random.nextInt(size)), 0.04f);
                double threshold = 0.3 + random.nextDouble() * 0.4;
                int best = -1;
                double distance = threshold;
                for (int e = 0; e < size; e++) {
                    double d = distance(entries.get(e), probe);
                    if (d < distance) {
                        distance = d;
                        best = e;
                    }
                }
                var found = index.nearest(probe, threshold);
                assertThat(found.map(FaceIndex.Match::entry).orElse(-1)).isEqualTo(best);
                if (best >= 0)
                    assertThat(Math.abs(found.orElseThrow().distance() - distance))
                            .isLessThan(1e-5);
            }
        }
    }

    @Test
    void givenAStranger_whenSearched_thenNothingComesBack() {
        FaceIndex index = FaceIndex.of(descriptors(500));
        float[] far = descriptor();
        for (int d = 0; d < far.length; d++) far[d] += 0.2f;
        assertThat(index.nearest(far, 0.5)).isEmpty();
    }

    private List<float[]> descriptors(int count) {
        var all = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) all.add(descriptor());
        return all;
    }

    /** About as far from each other as descriptors of different people: 0.85. */
    private float[] descriptor() {
        var d = new float[FaceNetworks.DESCRIPTOR];
        for (int i = 0; i < d.length; i++) d[i] = (float) (random.nextGaussian() * 0.053);
        return d;
    }

    private float[] near(float[] of, float by) {
        float[] d = of.clone();
        for (int i = 0; i < d.length; i++) d[i] += (float) (random.nextGaussian() * by);
        return d;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.sqrt(sum);
    }
}
