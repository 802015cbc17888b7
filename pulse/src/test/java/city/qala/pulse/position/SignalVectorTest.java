package city.qala.pulse.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalVectorTest {
    @TempDir static Path folder;

    private static RadioMap map;

    @BeforeAll
    static void makeCity() {
        MadeCity.with(folder, 1, 1);
        map = City.read(folder).map();
    }

    @Test
    void givenLevelsOfSeveralSites_whenWeighed_thenItIsTheDenseNormalDensity() {
        var random = new Random(3);
        for (int trial = 0; trial < 50; trial++) {
            int n = 1 + random.nextInt(9);
            int[] cell = random.ints(0, 30).distinct().limit(n).toArray();
            double[] level = random.doubles(n, -120, -60).toArray();
            int[] times = random.ints(n, 1, 9).toArray();
            var vector = new SignalVector();
            for (int j = 0; j < n; j++) vector.add(cell[j], level[j], times[j]);
            vector.prepare(map.cells());
            double[] expected = dense(cell, level, times, 20, 31);
            assertThat(vector.log(map, 20, 31)).isCloseTo(expected[0], within(1e-6));
            assertThat(vector.logDeterminant()).isCloseTo(expected[1], within(1e-9));
        }
    }

    /** Half the square and the determinant by elimination of the whole matrix. */
    private static double[] dense(int[] cell, double[] level, int[] times, int column, int row) {
        int n = cell.length;
        double[][] a = new double[n][n + 1];
        double[] q = new double[n];
        for (int i = 0; i < n; i++) {
            q[i] = level[i] + Radio.INDOOR_LOSS - map.level(cell[i], column, row);
            for (int j = 0; j < n; j++) {
                a[i][j] = Math.pow(SignalVector.COMMON_SD, 2);
                if (map.cells().site(cell[i]) == map.cells().site(cell[j]))
                    a[i][j] += Math.pow(SignalVector.SITE_SD, 2);
            }
            a[i][i] += Math.pow(SignalVector.CELL_SD, 2);
            a[i][i] += Math.pow(SignalVector.READING_SD, 2) / times[i];
            a[i][n] = q[i];
        }
        double log = 0;
        for (int p = 0; p < n; p++) {
            log += Math.log(a[p][p]);
            for (int i = 0; i < n; i++) {
                double f = a[i][p] / a[p][p];
                if (i != p) for (int j = p; j <= n; j++) a[i][j] -= f * a[p][j];
            }
        }
        double square = 0;
        for (int i = 0; i < n; i++) square += q[i] * a[i][n] / a[i][i];
        return new double[] {-.5 * square, log};
    }

    @Test
    void givenTheNormalDistribution_whenAskedFarOut_thenItAgreesWithKnownValues() {
        assertThat(Normal.below(0)).isCloseTo(.5, within(1e-12));
        assertThat(Normal.below(1.959963984540054)).isCloseTo(.975, within(1e-10));
        assertThat(Normal.below(-6)).isCloseTo(9.865876450376981e-10, within(1e-17));
        assertThat(Normal.logBelow(-30)).isCloseTo(-454.3212439563, within(2e-3));
    }
}
