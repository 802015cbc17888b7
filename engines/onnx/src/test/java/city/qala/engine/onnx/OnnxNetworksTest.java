package city.qala.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.vision.face.EmbedCommand;
import city.qala.vision.face.Face;
import city.qala.vision.face.FaceFinder;
import city.qala.vision.face.FaceNetworks;
import city.qala.vision.face.Picture;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNetworksTest {
    private static final List<String> NETWORKS =
            List.of("tiny_face_detector_model", "face_landmark_68_model", "face_recognition_model");

    @TempDir private Path folder;

    @Test
    void givenTheReferenceOutputs_whenRunOnTheSameInputs_thenEveryNetworkAgrees()
            throws IOException {
        Path golden = folder.resolve("golden.json");
        try (var in = OnnxNetworksTest.class.getResourceAsStream("model-golden.json")) {
            Files.copy(Objects.requireNonNull(in), golden);
        }
        Path out = folder.resolve("out.json");
        EmbedCommand.Summary done = EmbedCommand.run(null, golden, out);
        assertThat(done.networks()).isEqualTo(3);
        assertThat(done.compared()).isEqualTo(3);
        assertThat(done.outside()).isZero();
        assertThat(new ObjectMapper().readTree(out.toFile()).at("/face_recognition/expected"))
                .hasSize(128);
    }

    @Test
    void givenWrongExpectations_whenCompared_thenItIsSaid() throws IOException {
        Path golden = folder.resolve("golden.json");
        String expected = "0.5" + ", 0.5".repeat(135);
        Files.writeString(
                golden,
                """
                {"face_landmark_68":
                    {"size": 112, "seed": 2, "tolerance": 0.00001, "expected": [%s]}}
                """
                        .formatted(expected));
        assertThat(EmbedCommand.run(null, golden, folder.resolve("out.json")).outside()).isOne();
    }

    @Test
    void givenSeveralChips_whenDescribedTogether_thenEachIsAsDescribedAlone() {
        try (FaceNetworks networks = FaceNetworks.open(null, 2)) {
            int one = 3 * FaceNetworks.CHIP * FaceNetworks.CHIP;
            var two = new float[2 * one];
            for (int i = 0; i < two.length; i++) two[i] = (float) Math.sin(i * 0.001) * 0.4f;
            float[] together = networks.describe(two, 2);
            float[] second = networks.describe(Arrays.copyOfRange(two, one, 2 * one), 1);
            for (int i = 0; i < FaceNetworks.DESCRIPTOR; i++)
                assertThat(Math.abs(together[FaceNetworks.DESCRIPTOR + i] - second[i]))
                        .isLessThan(1e-5f);
        }
    }

    @Test
    void givenAPictureWithoutFaces_whenLookedAt_thenNoneIsFound() {
        try (FaceNetworks networks = FaceNetworks.open(null, 1)) {
            var sky = new int[320 * 200];
            Arrays.fill(sky, 0x88AACC);
            List<Face> found = new FaceFinder(networks).find(new Picture(320, 200, sky), 224);
            assertThat(found).isEmpty();
        }
    }

    @Test
    void givenAFolderWithoutWeightsOrWithOthers_whenOpened_thenItIsRefused() throws IOException {
        assertThatThrownBy(() -> FaceNetworks.open(folder, 1))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("model-missing"));
        for (String name : NETWORKS) {
            Files.writeString(folder.resolve(name + "-weights_manifest.json"), "[]");
            Files.write(folder.resolve(name + ".bin"), new byte[] {1, 2, 3});
        }
        assertThatThrownBy(() -> FaceNetworks.open(folder, 1))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("model-altered"));
    }
}
