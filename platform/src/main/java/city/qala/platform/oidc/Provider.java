package city.qala.platform.oidc;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provider: where it lives, its keys, and the exchange of a code for who somebody is.
 *
 * <p>Its addresses are read anew each hour. A token with a key that is not known makes the keys be
 * read again, at most twice a minute, so that the provider may change its keys at any time and
 * nobody makes us ask it without end.
 */
public final class Provider {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ADDRESSES_GOOD_FOR = Duration.ofHours(1);
    private static final Duration KEYS_AGAIN_AFTER = Duration.ofSeconds(30);

    private record Addresses(URI authorize, URI token, URI keys, Optional<URI> end, Instant at) {}

    private record Keys(List<JWK> keys, Instant at) {}

    private final OidcConfig config;
    private final Fetch fetch;
    private final Clock clock;
    private volatile Optional<Addresses> addresses = Optional.empty();
    private volatile Keys keys = new Keys(List.of(), Instant.MIN);

    /** The provider of these settings; nothing is called yet. */
    public Provider(OidcConfig config, Fetch fetch, Clock clock) {
        this.config = config;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Its settings. */
    public OidcConfig config() {
        return config;
    }

    /**
     * Where to send somebody who wants to sign in.
     *
     * @param back our address to come back to
     * @param state comes back with them
     * @param nonce comes back in what the provider says
     * @param verifier proves at the exchange that we are who asked; only its hash is sent now
     */
    public URI authorize(String back, String state, String nonce, String verifier) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", config.client());
        query.put("redirect_uri", back);
        query.put("scope", config.scopes());
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return with(addresses().authorize(), query);
    }

    /** Where to send somebody who wants to sign out there too, if it has such an address. */
    public Optional<URI> end(String back) {
        return addresses()
                .end()
                .map(a ->
                        with(
                                a,
                                Map.of(
                                        "client_id",
                                        config.client(),
                                        "post_logout_redirect_uri",
                                        back)));
    }

    /**
     * Exchanges a code for who somebody is.
     *
     * @throws Problem {@code invalid-credentials} 401 if what comes back is not right, {@code
     *     provider-unreachable} 503
     */
    public ProviderUser exchange(String code, String back, String nonce, String verifier) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back);
        form.put("client_id", config.client());
        form.put("code_verifier", verifier);
        byte[] answer = fetch.call(addresses().token(), form, credentials());
        String token = json(answer).path("id_token").asText("");
        var expected = new IdTokens.Expected(config.issuer(), config.client(), nonce);
        JWTClaimsSet claims =
                IdTokens.verify(token, keysFor(token), expected, clock.instant())
                        .orElseThrow(Provider::refused);
        return user(claims);
    }

    /** The refusal, which never tells what was wrong. */
    public static Problem refused() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "invalid-credentials",
                "The sign-in provider's answer was not right.");
    }

    private ProviderUser user(JWTClaimsSet claims) {
        try {
            String name = claims.getStringClaim("preferred_username");
            List<String> groups = claims.getStringListClaim(config.groupsClaim());
            return new ProviderUser(
                    config.issuer(),
                    claims.getSubject(),
                    name == null ? "" : name,
                    groups == null ? List.of() : groups);
        } catch (ParseException e) {
            throw refused();
        }
    }

    private Map<String, String> credentials() {
        if (config.secret().isEmpty()) return Map.of();
        String both = encode(config.client()) + ":" + encode(config.secret());
        String text = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + text);
    }

    private List<JWK> keysFor(String token) {
        Optional<String> id = IdTokens.keyId(token);
        Keys known = keys;
        boolean there =
                id.isEmpty()
                        ? !known.keys().isEmpty()
                        : known.keys().stream().anyMatch(k -> id.get().equals(k.getKeyID()));
        Instant now = clock.instant();
        boolean maySoon =
                known.at().equals(Instant.MIN) || !now.isBefore(known.at().plus(KEYS_AGAIN_AFTER));
        if (!there && maySoon) keys = new Keys(readKeys(), now);
        return keys.keys();
    }

    private List<JWK> readKeys() {
        byte[] text = fetch.call(addresses().keys(), Map.of(), Map.of());
        try {
            return JWKSet.parse(new String(text, StandardCharsets.UTF_8)).getKeys();
        } catch (ParseException e) {
            throw refused();
        }
    }

    private Addresses addresses() {
        Instant now = clock.instant();
        Optional<Addresses> known =
                addresses.filter(a -> now.isBefore(a.at().plus(ADDRESSES_GOOD_FOR)));
        if (known.isPresent()) return known.get();
        URI where = URI.create(config.issuer() + "/.well-known/openid-configuration");
        JsonNode read = json(fetch.call(where, Map.of(), Map.of()));
        // A document of somebody else would send people, and their codes, elsewhere.
        if (!config.issuer().equals(read.path("issuer").asText())) throw refused();
        var found =
                new Addresses(
                        address(read, "authorization_endpoint"),
                        address(read, "token_endpoint"),
                        address(read, "jwks_uri"),
                        read.has("end_session_endpoint")
                                ? Optional.of(address(read, "end_session_endpoint"))
                                : Optional.empty(),
                        now);
        addresses = Optional.of(found);
        return found;
    }

    private URI address(JsonNode read, String field) {
        try {
            URI found = new URI(read.path(field).asText());
            // Where the issuer speaks TLS nothing falls back to plain HTTP.
            boolean good =
                    found.getHost() != null
                            && ("https".equals(found.getScheme())
                                    || URI.create(config.issuer())
                                            .getScheme()
                                            .equals(found.getScheme()));
            if (!good) throw refused();
            return found;
        } catch (java.net.URISyntaxException e) {
            throw refused();
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw refused();
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static URI with(URI address, Map<String, String> query) {
        String joined = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + joined + DirectFetch.encoded(query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
