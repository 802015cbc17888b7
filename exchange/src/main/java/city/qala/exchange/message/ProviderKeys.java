package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two keys of a provider: one signs answers, the other time-stamps. Made at first use in a file
 * that only its owner may read.
 *
 * @param answers signs answers
 * @param stamps signs time-stamps
 */
public record ProviderKeys(SigningKey answers, SigningKey stamps) {

    private static final String FILE = "exchange.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The keys in {@code exchange.json} of a folder. */
    public static ProviderKeys open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) create(folder, file);
            JsonNode both = JSON.readTree(Files.readString(file));
            return new ProviderKeys(
                    SigningKey.of(both.path("answers")), SigningKey.of(both.path("stamps")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Problem e) {
            throw new UncheckedIOException(new IOException(FILE + " is damaged", e));
        }
    }

    /** The public parts as a JWK set; {@code use} tells them apart. */
    public Map<String, Object> published() {
        return Map.of("keys", List.of(published(answers, "answers"), published(stamps, "stamps")));
    }

    private static Map<String, String> published(SigningKey key, String use) {
        var members = new LinkedHashMap<>(key.publicPart().members());
        members.put("use", "sig");
        members.put("signs", use);
        return members;
    }

    private static void create(Path folder, Path file) throws IOException {
        var random = new SecureRandom();
        var both = new LinkedHashMap<String, Object>();
        both.put("answers", SigningKey.make(random).secretMembers());
        both.put("stamps", SigningKey.make(random).secretMembers());
        Files.createDirectories(folder);
        KeyFile.store(file, JSON.writeValueAsBytes(both));
    }
}
