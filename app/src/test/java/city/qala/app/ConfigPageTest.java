package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page on settings lists every one of them as the program knows it. */
class ConfigPageTest {
    private static final Path PAGE = Path.of("..", "docs", "operate", "config.md");
    private static final String MARK = "| setting | default | meaning |\n|---|---|---|\n";

    @Test
    void thePageListsEverySettingWithItsDefaultAndMeaning() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(MARK) + MARK.length());
        String wanted = head + rows();
        if ("update".equals(System.getProperty("golden"))) Files.writeString(PAGE, wanted);
        else assertThat(page).isEqualTo(wanted);
    }

    private static String rows() {
        var words = Words.ofTerminal(Map.of("LANG", "en"));
        var out = new StringBuilder();
        for (Key<?> key : ServerConfig.keys()) {
            String standard = String.join(", ", key.standard());
            String range = key.range().isEmpty() ? "" : " (" + key.range() + ")";
            String unit = key.unit().isEmpty() ? "" : " " + key.unit();
            out.append("| `").append(key.name()).append("` | ");
            out.append(standard.isEmpty() ? "empty" : "`" + standard + "`" + unit).append(" | ");
            out.append(words.get("key." + key.name())).append(range).append(" |\n");
        }
        return out.toString();
    }
}
