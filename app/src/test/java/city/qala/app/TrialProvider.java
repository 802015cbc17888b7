package city.qala.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A sign-in provider in the test's own process: it signs real tokens with real keys, checks PKCE
 * and gives each code once. Tests bend what it says.
 */
final class TrialProvider implements AutoCloseable {
    static final String CLIENT = "qala-trial";

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private RSAKey key = generate("first");
    private String subject = "s-1";
    private String name = "aigul";
    private List<String> groups = List.of("akimat-clerks");
    private UnaryOperator<JWTClaimsSet.Builder> bend = c -> c;
    private UnaryOperator<String> forge = t -> t;
    private int keyReads;

    TrialProvider(Clock clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", x -> send(x, discovery()));
        server.createContext(
                "/keys",
                x -> {
                    keyReads++;
                    send(x, new JWKSet(key.toPublicJWK()).toString());
                });
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who comes next. */
    void person(String newSubject, String newName, String... newGroups) {
        subject = newSubject;
        name = newName;
        groups = List.of(newGroups);
        bend = c -> c;
        forge = t -> t;
    }

    /** Bends the claims of the tokens to come. */
    void bend(UnaryOperator<JWTClaimsSet.Builder> how) {
        bend = how;
    }

    /** Replaces the tokens to come after they were signed. */
    void forge(UnaryOperator<String> how) {
        forge = how;
    }

    /** Signs with another key from now on. */
    void rotate(String id) {
        key = generate(id);
    }

    RSAKey key() {
        return key;
    }

    int keyReads() {
        return keyReads;
    }

    /** What a browser brings back after somebody signed in there: the query. */
    String signIn(URI authorize) {
        Map<String, String> asked = fields(authorize.getRawQuery());
        String code = "code-" + (codes.size() + 1);
        codes.put(code, asked);
        return "state=" + asked.get("state") + "&code=" + code;
    }

    static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int eq = pair.indexOf('=');
            fields.put(
                    pair.substring(0, eq),
                    URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void token(HttpExchange x) throws IOException {
        Map<String, String> form =
                fields(new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.get(form.get("code"));
        boolean good =
                asked != null
                        && !asked.containsKey("used")
                        && form.get("redirect_uri").equals(asked.get("redirect_uri"))
                        && "S256".equals(asked.get("code_challenge_method"))
                        && challenge(form.get("code_verifier")).equals(asked.get("code_challenge"));
        if (!good) {
            x.sendResponseHeaders(400, -1);
            x.close();
            return;
        }
        asked.put("used", "yes");
        send(
                x,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                        .formatted(forge.apply(signed(asked.get("nonce")))));
    }

    private String signed(String nonce) {
        var claims =
                bend.apply(
                        new JWTClaimsSet.Builder()
                                .issuer(issuer())
                                .audience(CLIENT)
                                .subject(subject)
                                .issueTime(Date.from(clock.instant()))
                                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                                .claim("nonce", nonce)
                                .claim("preferred_username", name)
                                .claim("groups", groups));
        return sign(key, claims.build());
    }

    static String sign(RSAKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize",
         "token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
         "end_session_endpoint":"%1$s/end"}\
        """
                .formatted(issuer());
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange x, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        x.getResponseHeaders().set("Content-Type", "application/json");
        x.sendResponseHeaders(200, bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
