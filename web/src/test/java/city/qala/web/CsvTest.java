package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static String text(Csv csv) {
        return new String(csv.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void givenCommasAndQuotes_whenWritten_thenTheCellIsQuoted() {
        assertThat(text(new Csv().row("a,b", "c\"d", "e")))
                .isEqualTo("\uFEFF\"a,b\",\"c\"\"d\",e\r\n");
    }

    @Test
    void givenTextThatASpreadsheetWouldRun_whenWritten_thenItIsText() {
        assertThat(text(new Csv().row("=HYPERLINK(1)", "@x", "-4.5")))
                .isEqualTo("\uFEFF'=HYPERLINK(1),'@x,-4.5\r\n");
    }

    @Test
    void givenALineBreakInANote_whenWritten_thenItStaysOneLine() {
        assertThat(text(new Csv().note("a\r\nb"))).isEqualTo("\uFEFF# a b\r\n");
    }

    @Test
    void givenNumbers_whenWritten_thenTheyHaveAPointAndNoNoise() {
        assertThat(Csv.number(64.0)).isEqualTo("64");
        assertThat(Csv.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Csv.number(Double.NaN)).isEmpty();
    }
}
