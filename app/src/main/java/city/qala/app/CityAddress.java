package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.platform.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code qala.address} in the data folder: where the server that runs on it can be reached. */
final class CityAddress {
    private static final String NAME = "qala.address";
    private static final Log LOG = Log.of(CityAddress.class);
    private final Path file;

    private CityAddress(Path file) {
        this.file = file;
    }

    static CityAddress write(Path data, String base) {
        Path file = data.resolve(NAME);
        try {
            Files.writeString(file, base + "\n");
        } catch (IOException e) {
            LOG.warn("qala.address could not be written: commands will not find this server");
        }
        return new CityAddress(file);
    }

    /**
     * Where the server is.
     *
     * @throws Problem {@code not-found} if it has not said so yet
     */
    static String read(Path data) {
        try {
            return Files.readString(data.resolve(NAME)).strip();
        } catch (IOException e) {
            throw Problem.notFound("The city in %s does not answer yet.", data);
        }
    }

    void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
