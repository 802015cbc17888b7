package city.qala.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTest {

    @Test
    void givenFields_whenWritten_thenOneLineThatMachinesCanSplit() {
        assertThat(Log.line("readings recorded", "count", 3, "lateBy", "2 s", "ok", true))
                .isEqualTo("event=\"readings recorded\" count=3 lateBy=\"2 s\" ok=true");
    }

    @Test
    void givenLineEndsAndQuotes_whenWritten_thenNobodyCanForgeASecondEvent() {
        assertThat(Log.line("x", "said", "a\"b\\\nevent=forged\r", "none", null, "empty", ""))
                .isEqualTo("event=x said=\"a\\\"b\\\\\\nevent=forged\\r\" none=null empty=\"\"");
    }
}
