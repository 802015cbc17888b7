package city.qala.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenDeskTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir private Path data;
    private final Hand clock = new Hand();
    private TokenDesk server;
    private TokenDesk command;

    /** The server's desk and that of a command, which are two processes in life. */
    @BeforeEach
    void open() {
        server = TokenDesk.open(data, clock);
        command = TokenDesk.open(data, clock);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> server.verify(token)).isInstanceOf(Problem.class);
    }

    @Test
    void givenATokenOfTheCommandLine_whenTheServerRuns_thenItIsGood() {
        String token = command.issue("gateway-1", "device", DAY);
        assertThat(server.verify(token).name()).isEqualTo("gateway-1");
        assertThat(server.verify(token).roles()).containsExactly("device");
    }

    @Test
    void givenATokenThatWasUsed_whenItsHolderIsRevoked_thenItEndsWithinASecond() {
        String token = command.issue("gateway-1", "device", DAY);
        String other = command.issue("gateway-2", "device", DAY);
        server.verify(token);
        assertThat(command.revoke("gateway-1")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(token);
        assertThat(server.verify(other).name()).isEqualTo("gateway-2");
        assertThat(command.revoke("gateway-1")).isZero();
        assertThat(command.list()).extracting(IssuedToken::revoked).containsExactly(true, false);
    }

    @Test
    void givenATokenThatIsRemembered_whenItsTimeIsOver_thenItEnds() {
        String token = command.issue("gateway-1", "device", DAY);
        server.verify(token);
        clock.advance(DAY.plusSeconds(61));
        assertRefused(token);
    }

    @Test
    void givenANewKey_whenTheOldIsKept_thenOldAndNewTokensAreGood() {
        String before = command.issue("gateway-1", "device", DAY);
        command.rotate(false);
        clock.advance(Duration.ofSeconds(1));
        String after = command.issue("gateway-1", "device", DAY);
        assertThat(server.verify(before).id()).isNotEqualTo(server.verify(after).id());
    }

    @Test
    void givenANewKey_whenTheOldIsForgotten_thenOldTokensEnd() {
        String before = command.issue("gateway-1", "device", DAY);
        server.verify(before);
        command.rotate(true);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(before);
    }

    /** SD005: nothing is built in, and two cities differ. */
    @Test
    void givenTwoNewCities_whenTokensAreSwapped_thenTheyAreWorthless(@TempDir Path elsewhere) {
        var other = TokenDesk.open(elsewhere, clock);
        assertRefused(other.issue("gateway-1", "admin", DAY));
    }

    @Test
    void givenAFirstStart_whenTheKeyIsMade_thenOnlyItsOwnerMayReadIt() throws IOException {
        command.issue("gateway-1", "device", DAY);
        for (String name : new String[] {"signing.json", "tokens"}) {
            var rights = Files.getPosixFilePermissions(data.resolve("keys").resolve(name));
            assertThat(PosixFilePermissions.toString(rights)).as(name).isEqualTo("rw-------");
        }
        var folder = Files.getPosixFilePermissions(data.resolve("keys"));
        assertThat(PosixFilePermissions.toString(folder)).isEqualTo("rwx------");
    }

    @Test
    void givenANameOrLifeThatCannotBe_whenIssued_thenItIsRefused() {
        for (String name : new String[] {"", "a\tb", "a\nb", "-a", "ё"})
            assertThatThrownBy(() -> command.issue(name, "device", DAY))
                    .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> command.issue("a", "device", Duration.ZERO))
                .isInstanceOf(Problem.class);
    }

    /** A clock that moves when told; testkit's own cannot be used below it. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-02T07:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
