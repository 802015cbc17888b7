package city.qala.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path folder;

    @Test
    void givenAFolderHeldByAnotherProcess_whenTaken_thenItIsRefusedAndAfterSigkillItIsFree()
            throws Exception {
        Process other = holder();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThat(Files.readString(folder.resolve("qala.pid")).strip())
                    .isEqualTo(Long.toString(other.pid()));
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("process " + other.pid())
                    .hasMessageContaining("--data");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (DataFolder mine = DataFolder.lock(folder)) {
            assertThat(mine.path()).isEqualTo(folder);
            assertThat(Files.readString(folder.resolve("qala.pid")).strip())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
        assertThat(folder.resolve("qala.pid")).doesNotExist();
    }

    @Test
    void givenAFolderHeldByThisProcess_whenTakenTwice_thenTheSecondIsRefused() {
        try (DataFolder first = DataFolder.lock(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.lock(folder)).isInstanceOf(Problem.class);
        }
    }

    /** Holds the folder until killed. */
    public static void main(String[] args) throws IOException {
        DataFolder held = DataFolder.lock(Path.of(args[0]));
        System.out.println("held");
        if (System.in.read() >= 0) held.close();
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DataFolderTest.class.getName(),
                        folder.toString())
                .redirectError(new File("/dev/null"))
                .start();
    }
}
