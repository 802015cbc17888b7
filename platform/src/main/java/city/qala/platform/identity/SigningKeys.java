package city.qala.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign tokens, in {@code keys/signing.json} of the data folder: made at first use,
 * readable by the owner only. The first signs; the others still verify.
 */
final class SigningKeys {
    private final List<ECKey> keys;

    private SigningKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static Path file(Path keyFolder) {
        return keyFolder.resolve("signing.json");
    }

    /** Reads the keys; makes the first one in a folder without. */
    static SigningKeys open(Path keyFolder) {
        try {
            KeyFiles.folder(keyFolder);
            Path file = file(keyFolder);
            if (!Files.exists(file)) KeyFiles.create(file, text(List.of(generate())));
            var read = new ArrayList<ECKey>();
            for (JWK key : JWKSet.parse(Files.readString(file)).getKeys()) read.add(key.toECKey());
            if (read.isEmpty()) throw new IOException("no signing key in " + file.getFileName());
            return new SigningKeys(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new UncheckedIOException(new IOException("signing.json is damaged", e));
        }
    }

    /**
     * Puts a new key in front.
     *
     * @param forgetOld whether tokens of the earlier keys become worthless at once
     */
    static void rotate(Path keyFolder, boolean forgetOld) {
        var next = new ArrayList<ECKey>();
        next.add(generate());
        if (!forgetOld) next.addAll(open(keyFolder).keys);
        try {
            KeyFiles.replace(file(keyFolder), text(next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ECKey current() {
        return keys.getFirst();
    }

    Optional<ECKey> find(String id) {
        return keys.stream().filter(k -> k.getKeyID().equals(id)).findFirst();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    private static String text(List<ECKey> keys) {
        return new JWKSet(new ArrayList<JWK>(keys)).toString(false);
    }
}
