package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Agreements;
import city.qala.exchange.message.Ask;
import city.qala.exchange.message.Jws;
import city.qala.exchange.message.Verifier;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells whether a message comes from the partner that it names: key, signature, time, nonce. All
 * failures look alike from outside, so that nobody can find out which agreements there are.
 */
final class Gate {

    private final Agreements agreements;
    private final Nonces nonces;
    private final Duration window;
    // Keys of an agreement never change, so their curve points are computed once.
    private final ConcurrentMap<Ulid, List<Verifier>> verifiers = new ConcurrentHashMap<>();

    Gate(Agreements agreements, Nonces nonces, Duration window) {
        this.agreements = agreements;
        this.nonces = nonces;
        this.window = window;
    }

    /**
     * Checks a message.
     *
     * @throws Problem {@code invalid-signature}
     */
    SignedAsk admit(Ask ask, String signature, Instant now) {
        Jws jws = Jws.parse(signature).orElseThrow(() -> refused("The signature is missing."));
        Agreement agreement = agreement(ask.agreement());
        Verifier verifier =
                verifiers.computeIfAbsent(agreement.id(), id -> ready(agreement)).stream()
                        .filter(v -> v.id().equals(jws.keyId()))
                        .findFirst()
                        .orElseThrow(() -> refused("The key does not belong to the agreement."));
        if (!jws.holds(verifier, ask.text())) throw refused("The signature does not hold.");
        Instant signed = ask.at().orElseThrow(() -> refused("The time is not a time."));
        if (Duration.between(signed, now).abs().compareTo(window) > 0)
            throw refused("The time is too far from the clock of the city.");
        if (!ask.hasNonce()) throw refused("The nonce must be 16 to 64 letters of base64url.");
        if (!nonces.use(ask.agreement(), ask.nonce(), now))
            throw refused("The message was sent before.");
        return new SignedAsk(agreement, ask, signature, jws.keyId());
    }

    private static List<Verifier> ready(Agreement agreement) {
        return agreement.keys().stream().map(Verifier::of).toList();
    }

    private Agreement agreement(String id) {
        try {
            Optional<Agreement> found = agreements.find(new Ulid(id));
            return found.orElseThrow(() -> refused("The key does not belong to the agreement."));
        } catch (Problem e) {
            throw refused("The key does not belong to the agreement.");
        }
    }

    private static Problem refused(String why) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-signature", why);
    }
}
