package city.qala.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void givenAPassword_whenHashedTwice_thenBothFitAndDiffer() {
        String one = passwords.hash("тау басында қар");
        String two = passwords.hash("тау басында қар");
        assertThat(one).isNotEqualTo(two).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.fits("тау басында қар", one)).isTrue();
        assertThat(passwords.fits("тау басында қар", two)).isTrue();
        assertThat(passwords.fits("тау басында қар ", one)).isFalse();
    }

    @Test
    void givenAnAccountWithoutPassword_whenAnyIsTried_thenNoneFits() {
        assertThat(passwords.fits(Passwords.NONE, Passwords.NONE)).isFalse();
        assertThat(passwords.fits("", Passwords.NONE)).isFalse();
    }

    @Test
    void givenAPasswordThatIsGuessedFirst_whenChosen_thenItIsRefused() {
        for (String weak : new String[] {"short", "aaaaaaaaaaaaaaaa", "aigul-is-great-1"})
            assertThatThrownBy(() -> Passwords.require(weak, "aigul"))
                    .as(weak)
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("weak-password"));
        assertThatCode(() -> Passwords.require(Secrets.password(), "aigul"))
                .doesNotThrowAnyException();
    }

    @Test
    void givenAnAddressToReturnTo_whenItIsNotOurs_thenItIsDropped() {
        for (String bad : new String[] {"https://x.example", "//x.example", "/\\x", "x", "/a\nb"})
            assertThat(SignInRoutes.local(bad)).as(bad).isEmpty();
        assertThat(SignInRoutes.local("/kk/air?at=1")).isEqualTo("/kk/air?at=1");
    }
}
