package city.qala.platform.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @Test
    void givenTheTestVectorsOfTheStandard_whenComputed_thenTheCodesAreThese() {
        var vectors =
                Map.of(
                        59L, "94287082",
                        1_111_111_109L, "07081804",
                        1_111_111_111L, "14050471",
                        1_234_567_890L, "89005924",
                        2_000_000_000L, "69279037",
                        20_000_000_000L, "65353130");
        vectors.forEach((second, code) ->
                assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8))
                        .as("at %d", second)
                        .isEqualTo(code));
    }

    @Test
    void givenACode_whenOneStepEarlyOrLate_thenItIsGoodAndTwoAreNot() {
        Instant now = Instant.ofEpochSecond(1_111_111_111L);
        long step = Totp.step(now);
        for (long off = -3; off <= 3; off++) {
            String code = Totp.code(SECRET, step + off, 6);
            assertThat(Totp.match(SECRET, code, now, 0).isPresent())
                    .as("off by %d", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void givenACodeThatWasUsed_whenItOrAnEarlierOneComes_thenItIsRefused() {
        Instant now = Instant.ofEpochSecond(1_111_111_111L);
        long step = Totp.step(now);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step, 6), now, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1, 6), now, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1, 6), now, step))
                .hasValue(step + 1);
    }

    @Test
    void givenOtherTexts_whenMatched_thenTheyAreNoCodes() {
        Instant now = Instant.ofEpochSecond(59);
        for (String text : new String[] {"", "94287082", "28708", "2870822", "28708x", "-87082"})
            assertThat(Totp.match(SECRET, text, now, -1)).as(text).isEmpty();
        assertThat(Totp.match(SECRET, " 287 082 ", now, -1)).hasValue(1);
    }

    /** RFC 4648, section 10, without padding. */
    @Test
    void givenTheVectorsOfBase32_whenWritten_thenTheyAreThese() {
        var vectors =
                Map.of(
                        "",
                        "",
                        "f",
                        "MY",
                        "fo",
                        "MZXQ",
                        "foo",
                        "MZXW6",
                        "foob",
                        "MZXW6YQ",
                        "fooba",
                        "MZXW6YTB",
                        "foobar",
                        "MZXW6YTBOI");
        vectors.forEach((plain, text) ->
                assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII)))
                        .isEqualTo(text));
    }

    @Test
    void givenASealedSecret_whenOpenedForAnotherOrAltered_thenNothingComesOut() {
        var box = new SecretBox(new byte[32]);
        byte[] sealed = box.seal("aigul", SECRET);
        assertThat(box.open("aigul", sealed))
                .hasValueSatisfying(s -> assertThat(s).isEqualTo(SECRET));
        assertThat(box.open("daniyar", sealed)).isEmpty();
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThat(box.open("aigul", altered)).as("byte %d", i).isEmpty();
        }
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new SecretBox(other).open("aigul", sealed)).isEmpty();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("1234567890");
    }
}
