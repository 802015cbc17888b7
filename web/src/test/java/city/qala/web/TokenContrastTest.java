package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Contrast of every pair of colours in which text or a control stands (WCAG 2.2, 1.4.3, 1.4.11).
 */
class TokenContrastTest {

    private static String css(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        TokenContrastTest.class.getResourceAsStream("/static/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> tokens(boolean wall) throws IOException {
        String css = css("tokens.css");
        int dark = css.indexOf("[data-theme=\"wall\"]");
        var tokens = new HashMap<String, String>();
        read(css.substring(0, dark), tokens);
        if (wall) read(css.substring(dark), tokens);
        return tokens;
    }

    private static void read(String css, Map<String, String> into) {
        Matcher m = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6})").matcher(css);
        while (m.find()) into.put(m.group(1), m.group(2));
    }

    @Test
    void textAndAlarmsAreReadableInBothThemes() throws IOException {
        for (boolean wall : List.of(false, true)) {
            Map<String, String> t = tokens(wall);
            for (String paper : List.of("surface", "panel", "raised", "sunken")) {
                for (String ink : List.of("text", "muted", "link")) check(t, ink, paper, 4.5, wall);
            }
            for (String paper : List.of("surface", "panel")) {
                for (String ink : List.of("urgent", "high", "medium", "note"))
                    check(t, ink, paper, 4.5, wall);
                check(t, "line-control", paper, 3, wall);
                check(t, "focus", paper, 3, wall);
            }
            for (String paper : List.of("urgent", "high", "medium", "note"))
                check(t, "on-alarm", paper, 4.5, wall);
            check(t, "on-link", "link", 4.5, wall);
            for (String land : List.of("map-land", "map-wood", "map-green"))
                check(t, "map-label", land, 4.5, wall);
            for (int i = 1; i <= 6; i++) check(t, "c" + i, "panel", 4.4, wall);
        }
    }

    @Test
    void numbersOnTheBandsOfTheIndexAreReadable() throws IOException {
        Map<String, String> t = tokens(false);
        for (int band = 1; band <= 4; band++) check(t, "aq-ink", "eu" + band, 4.5, false);
        for (int band = 5; band <= 6; band++) check(t, "aq-light", "eu" + band, 4.5, false);
        check(t, "aq-black", "us4", 4.5, false);
    }

    @Test
    void noOtherStyleSheetDefinesAColour() throws IOException {
        String plain = css("base.css").replaceAll("(?s)/\\*.*?\\*/", "");
        assertThat(Pattern.compile("#[0-9A-Fa-f]{3,8}\\b|rgba?\\(|hsl").matcher(plain).find())
                .isFalse();
    }

    private static void check(
            Map<String, String> t, String ink, String paper, double least, boolean wall) {
        double ratio = ratio(luminance(hex(t, ink)), luminance(hex(t, paper)));
        assertThat(ratio).as("%s on %s, wall %s", ink, paper, wall).isGreaterThanOrEqualTo(least);
    }

    private static String hex(Map<String, String> t, String name) {
        return Objects.requireNonNull(t.get(name), name);
    }

    private static double ratio(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double r = channel(hex.substring(1, 3));
        double g = channel(hex.substring(3, 5));
        double b = channel(hex.substring(5, 7));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    private static double channel(String hex) {
        double v = Integer.parseInt(hex, 16) / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
