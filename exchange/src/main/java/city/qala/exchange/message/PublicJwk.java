package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A public key as a JSON Web Key: Ed25519 (RFC 8037) or P-256 (RFC 7518).
 *
 * @param curve {@code Ed25519} or {@code P-256}
 * @param x base64url of its 32 bytes
 * @param y base64url of its 32 bytes for P-256, empty for Ed25519
 */
public record PublicJwk(String curve, String x, String y) {

    private static final int BYTES = 32;

    public PublicJwk {
        boolean edwards = curve.equals("Ed25519");
        if (!edwards && !curve.equals("P-256"))
            throw Problem.invalid("key.crv", curve, "must be Ed25519 or P-256");
        if (!is32(x)) throw Problem.invalid("key.x", x, "must be 32 bytes in base64url");
        if (edwards ? !y.isEmpty() : !is32(y))
            throw Problem.invalid("key.y", y, "must be 32 bytes in base64url, only for P-256");
    }

    /** The key in a JWK; other members than those of the key itself are left out. */
    public static PublicJwk of(JsonNode jwk) {
        if (jwk.has("d")) throw Problem.invalid("key", "a private key", "must be the public part");
        return publicPart(jwk);
    }

    static PublicJwk publicPart(JsonNode jwk) {
        return new PublicJwk(
                jwk.path("crv").asText(), jwk.path("x").asText(), jwk.path("y").asText(""));
    }

    /** Its name: the RFC 7638 thumbprint. */
    public String id() {
        String members =
                y.isEmpty()
                        ? "{\"crv\":\"%s\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(curve, x)
                        : "{\"crv\":\"%s\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                                .formatted(curve, x, y);
        return Encoding.base64(Encoding.sha256(Encoding.utf8(members)));
    }

    /** The JWS algorithm that goes with it. */
    public String algorithm() {
        return y.isEmpty() ? "EdDSA" : "ES256";
    }

    /** As members of a JWK. */
    public Map<String, String> members() {
        var members = new LinkedHashMap<String, String>();
        members.put("kty", y.isEmpty() ? "OKP" : "EC");
        members.put("crv", curve);
        members.put("x", x);
        if (!y.isEmpty()) members.put("y", y);
        members.put("kid", id());
        members.put("alg", algorithm());
        return members;
    }

    private static boolean is32(String text) {
        try {
            return text.length() == 43 && Encoding.bytes(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
