package city.qala.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How identity stands, for those who watch over the town's security.
 *
 * @param tokens given out to devices and programs, ended ones included
 * @param failures proofs of the last day that were not right, by account; empty text stands for
 *     names that are none
 * @param failuresOfWeek how many there were in seven days
 * @param withoutFactor administrators and inspectors without a second factor
 * @param factorRequired whether the settings require one of them
 * @param waiting what is asked about inspectors' accounts and waits for a second person
 * @param signingKeyMade when the key was made that signs tokens
 */
public record IdentityFacts(
        List<IssuedToken> tokens,
        Map<String, Long> failures,
        long failuresOfWeek,
        List<String> withoutFactor,
        boolean factorRequired,
        int waiting,
        Instant signingKeyMade) {
    public IdentityFacts {
        tokens = List.copyOf(tokens);
        failures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(failures));
        withoutFactor = List.copyOf(withoutFactor);
    }
}
