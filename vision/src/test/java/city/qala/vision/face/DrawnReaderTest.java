package city.qala.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import org.junit.jupiter.api.Test;

class DrawnReaderTest {
    private static float[] described(long figure, long variant) {
        var seen = DrawnReader.look(DrawnFigure.of(figure, variant));
        assertThat(seen).hasSize(1);
        return seen.getFirst().descriptor();
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.sqrt(sum);
    }

    @Test
    void givenTwoPicturesOfOneFigure_thenTheyAreNearAndTwoFiguresAreFar() {
        double farthestSame = 0;
        double others = 0;
        int pairs = 0;
        for (int f = 0; f < 40; f++) {
            farthestSame = Math.max(farthestSame, distance(described(f, 0), described(f, 3)));
            for (int g = 0; g < f; g++) {
                double d = distance(described(f, 0), described(g, 1));
                others += d;
                pairs++;
            }
        }
        assertThat(farthestSame).isLessThan(0.45);
        assertThat(others / pairs).isBetween(0.7, 0.95);
    }

    @Test
    void givenAPhotographWithoutAFrame_whenLookedAt_thenThereIsNothing() {
        ForAll.check(
                30,
                random -> {
                    var pixels = new int[320 * 240];
                    for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextInt(1 << 24);
                    return new Picture(320, 240, pixels);
                },
                picture -> assertThat(DrawnReader.look(picture)).isEmpty());
    }

    @Test
    void givenAFigureSomewhereInAScene_whenSentAsAPicture_thenItIsFoundThere() {
        var pixels = new int[640 * 480];
        Picture figure = DrawnFigure.of(7, 1);
        for (int y = 0; y < figure.height(); y++)
            for (int x = 0; x < figure.width(); x++)
                pixels[(y + 100) * 640 + x + 333] = figure.pixels()[y * figure.width() + x];
        byte[] sent = new Picture(640, 480, pixels).png();
        var seen = DrawnReader.look(Picture.read(sent));
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().face().left()).isEqualTo(333);
    }
}
