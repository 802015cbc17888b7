package city.qala.proactive.decide;

import city.qala.kernel.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The lines of a facts file: UTF-8, unpacked if the name ends in .gz; bad ones are told. */
final class FactLines {
    private static final int WARNINGS_KEPT = 20;

    private final Path file;
    private final List<String> warnings = new ArrayList<>();
    private long bad;

    /** What is done with a line. */
    interface Reader {
        /** Takes it in, or says what is wrong with it. */
        void take(String line) throws FactsReader.Bad, IOException;
    }

    FactLines(Path file) {
        this.file = file;
    }

    long bad() {
        return bad;
    }

    /** File, line and reason of the first bad lines. */
    List<String> warnings() {
        return warnings;
    }

    /** Reads the file from its beginning to its end. */
    void each(Reader reader) {
        long number = 0;
        try (var in = new BufferedReader(new InputStreamReader(bytes(), utf8()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) take(reader, line, number);
            }
        } catch (NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        } catch (CharacterCodingException e) {
            throw Problem.invalid("facts", file, "must be UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Reader reader, String line, long number) throws IOException {
        try {
            reader.take(line);
        } catch (FactsReader.Bad e) {
            if (bad++ < WARNINGS_KEPT)
                warnings.add(file.getFileName() + " line " + number + ": " + e.getMessage());
        }
    }

    private InputStream bytes() throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static java.nio.charset.CharsetDecoder utf8() {
        return StandardCharsets.UTF_8.newDecoder();
    }
}
