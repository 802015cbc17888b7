package city.qala.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceCheckTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BODY = "{\"rows\":[]}".getBytes(StandardCharsets.UTF_8);
    private final SigningKey partner = SigningKey.make(RANDOM);
    private final SigningKey provider = SigningKey.make(RANDOM);
    private final SigningKey stamper = SigningKey.make(RANDOM);
    private final Evidence good = evidence(5, 3);

    private Evidence evidence(int size, int index) {
        List<Evidence> all = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Ask ask =
                    Ask.of("POST", "/p", "A", "nonce-" + i, "2026-03-01T07:00:00Z", new byte[] {});
            String askSignature = partner.sign(ask.text());
            var receipt =
                    new Receipt(
                            "C" + i,
                            Receipt.digest(ask.text(), askSignature),
                            "2026-03-01T07:00:01Z",
                            1,
                            Ask.digest(BODY));
            String answerSignature = provider.sign(receipt.text());
            leaves.add(Leaves.leaf(ask.text(), askSignature, receipt.text(), answerSignature));
            all.add(
                    new Evidence(
                            new Evidence.Signed(ask.text(), askSignature, partner.publicPart()),
                            new Evidence.Signed(
                                    receipt.text(), answerSignature, provider.publicPart()),
                            null));
        }
        var stamp = new Stamp(1, "2026-03-01T07:00:01.050Z", size, Leaves.root(leaves), Stamp.NONE);
        var signed =
                new Evidence.Signed(stamp.text(), stamper.sign(stamp.text()), stamper.publicPart());
        return all.get(index)
                .stamped(new Evidence.Place(signed, index, Leaves.path(leaves, index)));
    }

    private List<String> faults(Evidence e) {
        return EvidenceCheck.faults(
                e, BODY, Set.of(provider.publicPart().id(), stamper.publicPart().id()));
    }

    @Test
    void givenTrueEvidence_whenChecked_thenItHolds() {
        assertThat(faults(good)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 31, 64, 65})
    void givenBatchesOfAnySize_whenEachPlaceIsChecked_thenItHoldsThereOnly(int size) {
        for (int i = 0; i < size; i++) {
            Evidence e = evidence(size, i);
            assertThat(faults(e)).as("%s of %s", i, size).isEmpty();
            Evidence.Place p = e.place().orElseThrow();
            if (size > 1)
                assertThat(
                                faults(
                                        e.stamped(
                                                new Evidence.Place(
                                                        p.stamp(), (i + 1) % size, p.path()))))
                        .isNotEmpty();
        }
    }

    @Test
    void givenAnyLetterOfTheSignedTextsIsChanged_whenChecked_thenItIsFound() {
        String text = good.answer().text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            var answer =
                    new Evidence.Signed(changed, good.answer().signature(), good.answer().key());
            assertThat(faults(new Evidence(good.request(), answer, good.stamp())))
                    .contains("The signature of the answer does not hold.");
        }
    }

    @Test
    void givenTheAnswerOfAnotherRequest_whenChecked_thenItIsFound() {
        Evidence other = evidence(5, 2);
        assertThat(faults(new Evidence(good.request(), other.answer(), other.stamp())))
                .contains("The answer belongs to another request.")
                .contains("The call is not below the root of the time-stamp.");
    }

    @Test
    void givenAnotherBody_whenChecked_thenItIsFound() {
        assertThat(EvidenceCheck.faults(good, new byte[] {1}, Set.of()))
                .containsExactly("The body is not the one that was signed.");
    }

    @Test
    void givenASelfMadeProvider_whenCheckedAgainstTheKnownKeys_thenItIsFound() {
        assertThat(EvidenceCheck.faults(good, BODY, Set.of("another")))
                .hasSize(2)
                .allMatch(f -> f.contains("not one of those trusted"));
    }

    @Test
    void givenATimeStampFromBeforeTheAnswer_whenChecked_thenItIsFound() {
        var early =
                new Stamp(1, "2026-03-01T06:00:00Z", 1, Leaves.root(List.of(leaf())), Stamp.NONE);
        var signed =
                new Evidence.Signed(early.text(), stamper.sign(early.text()), stamper.publicPart());
        assertThat(faults(good.stamped(new Evidence.Place(signed, 0, List.of()))))
                .containsExactly("The time-stamp is older than the answer.");
    }

    @Test
    void givenAKeyOfP256_whenItSigns_thenItsSignatureHoldsAndNoOtherKeysDoes() throws Exception {
        var generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var open = (java.security.interfaces.ECPublicKey) pair.getPublic();
        var secret = (java.security.interfaces.ECPrivateKey) pair.getPrivate();
        var jwk =
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .createObjectNode()
                        .put("crv", "P-256")
                        .put("x", base64(open.getW().getAffineX()))
                        .put("y", base64(open.getW().getAffineY()))
                        .put("d", base64(secret.getS()));
        SigningKey key = SigningKey.of(jwk);
        String signature = key.sign("text");
        assertThat(Verifier.of(key.publicPart()).signed("text", signature)).isTrue();
        assertThat(Verifier.of(key.publicPart()).signed("texT", signature)).isFalse();
        assertThat(Verifier.of(partner.publicPart()).signed("text", signature)).isFalse();
    }

    private byte[] leaf() {
        return Leaves.leaf(
                good.request().text(),
                good.request().signature(),
                good.answer().text(),
                good.answer().signature());
    }

    private static String base64(java.math.BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[32];
        int skip = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, skip, out, 32 - (bytes.length - skip), bytes.length - skip);
        return Encoding.base64(out);
    }
}
