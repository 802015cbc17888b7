package city.qala.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * What a device does with a command before it obeys: it checks who signed it, that it is none of
 * the past, and that its time has not run out. A command that fails is refused with the reason.
 */
final class DemoDevice {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String code;
    private final long capability;
    private final String key;
    private long last;

    /**
     * A device that has taken no command yet.
     *
     * @param key the town's public key, X.509 in base64
     */
    DemoDevice(String code, long capability, String key) {
        this.code = code;
        this.capability = capability;
        this.key = key;
    }

    /**
     * Takes a command.
     *
     * @param payload the Task as told over MQTT
     * @return what it answers: {@code done}, or {@code refused:} and why
     */
    String take(byte[] payload, Instant now) {
        try {
            JsonNode task = JSON.readTree(payload);
            JsonNode said = task.path("properties");
            long counter = said.path("counter").asLong();
            Instant until = Instant.parse(said.path("validUntil").asText());
            String text =
                    String.join(
                            "\n",
                            "qala-command-1",
                            code,
                            Long.toString(capability),
                            Long.toString(task.path("@iot.id").asLong()),
                            Long.toString(counter),
                            until.toString(),
                            said.path("signedParameters").asText());
            if (!signed(text, said.path("signature").asText())) return "refused: not signed";
            if (counter <= last) return "refused: told before";
            if (!until.isAfter(now)) return "refused: too late";
            last = counter;
            return "done";
        } catch (IOException | DateTimeParseException e) {
            return "refused: not readable";
        }
    }

    private boolean signed(String text, String signature) {
        try {
            byte[] open = Base64.getDecoder().decode(key);
            PublicKey known =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open));
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(known);
            checking.update(text.getBytes(StandardCharsets.UTF_8));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
