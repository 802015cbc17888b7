package city.qala.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacePartsTest {

    @Test
    void givenTwoBoxesOfOneFace_whenSetApart_thenTheSurerStays() {
        var sure = new Face(10, 10, 100, 100, 0.9);
        var same = new Face(15, 12, 100, 100, 0.8);
        var other = new Face(300, 10, 100, 100, 0.6);
        assertThat(FaceFinder.apart(List.of(same, other, sure))).containsExactly(sure, other);
    }

    @Test
    void givenOneCellThatFires_whenRead_thenItsBoxLiesThere() {
        var cells = new float[13 * 13 * 25];
        Arrays.fill(cells, -9f);
        int at = ((4 * 13 + 6) * 5 + 2) * 5;
        cells[at] = 0;
        cells[at + 1] = 0;
        cells[at + 2] = 0;
        cells[at + 3] = 0;
        cells[at + 4] = 3;
        List<Face> found = FaceFinder.boxes(cells, 13, 1300);
        assertThat(found).hasSize(1);
        Face face = found.getFirst();
        assertThat(face.left() + face.width() / 2).isCloseTo(650, within(1e-9));
        assertThat(face.top() + face.height() / 2).isCloseTo(450, within(1e-9));
        assertThat(face.width()).isCloseTo(288.2459, within(1e-4));
        assertThat(face.score()).isCloseTo(0.952574, within(1e-6));
    }

    @Test
    void givenAPicture_whenHalved_thenEachPixelIsTheMeanOfFour() {
        var picture = new Picture(3, 2, new int[] {0x102030, 0x304050, 1, 0x506070, 0x708090, 2});
        assertThat(picture.halved())
                .satisfies(h -> {
                    assertThat(h.width()).isOne();
                    assertThat(h.height()).isOne();
                    assertThat(h.pixels()).containsExactly(0x405060);
                });
    }

    @Test
    void givenAFaceThatIsSmallTurnedUnsureOrCut_whenJudged_thenItIsNotMatched() {
        var scene = new Picture(400, 400, new int[160_000]);
        FacePoints front = points(100, 0);
        assertThat(FaceQuality.of(scene, face(50, 0.9), front)).isEmpty();
        assertThat(FaceQuality.of(scene, face(-1, 0.9), front)).contains(FaceQuality.CUT);
        assertThat(FaceQuality.of(scene, face(50, 0.69), front)).contains(FaceQuality.UNSURE);
        assertThat(FaceQuality.of(scene, face(50, 0.9), points(23, 0)))
                .contains(FaceQuality.TOO_SMALL);
        assertThat(FaceQuality.of(scene, face(50, 0.9), points(100, 36)))
                .contains(FaceQuality.TURNED);
    }

    @Test
    void givenAFaceOnItsSide_whenItsChipIsCut_thenItStandsUpright() {
        // The place of a chip's pixel is known in the picture: a bright spot under the nose.
        var pixels = new int[400 * 400];
        double angle = Math.PI / 2;
        double[][] five = {{37, 46}, {58, 48}, {90, 48}, {111, 46}, {74, 88}};
        int[] index = {36, 39, 42, 45, 33};
        var xs = new double[68];
        var ys = new double[68];
        for (int i = 0; i < 5; i++) {
            double x = five[i][0] - 75;
            double y = five[i][1] - 75;
            xs[index[i]] = 200 + x * Math.cos(angle) - y * Math.sin(angle);
            ys[index[i]] = 200 + x * Math.sin(angle) + y * Math.cos(angle);
        }
        for (int dy = -2; dy <= 2; dy++)
            for (int dx = -2; dx <= 2; dx++)
                pixels[(int) (ys[33] + dy) * 400 + (int) (xs[33] + dx)] = 0xFFFFFF;
        float[] chip = FacePoints.of(xs, ys).chip(new Picture(400, 400, pixels));
        int brightest = 0;
        for (int i = 0; i < 150 * 150; i++) if (chip[i] > chip[brightest]) brightest = i;
        assertThat(brightest % 150).isBetween(71, 77);
        assertThat(brightest / 150).isBetween(85, 91);
    }

    private static Face face(double left, double score) {
        return new Face(left, 50, 100, 100, score);
    }

    /** Points of a face from the front, but for the nose. */
    private static FacePoints points(double eyes, double nose) {
        var xs = new double[68];
        var ys = new double[68];
        xs[42] = eyes;
        xs[45] = eyes;
        xs[33] = eyes / 2 + nose;
        ys[33] = 40;
        return FacePoints.of(xs, ys);
    }
}
