package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whether the fonts that Qala ships can draw what its pages say. */
class GlyphTest {

    /** Reads the list of code points that was written when the fonts were cut. */
    static BitSet drawable() throws IOException {
        var drawable = new BitSet();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        GlyphTest.class.getResourceAsStream(
                                                "/static/font/glyphs.txt")),
                                StandardCharsets.UTF_8))) {
            for (String line : in.lines().filter(l -> !l.startsWith("#")).toList()) {
                String[] range = line.split("-");
                int last = Integer.parseInt(range[range.length - 1], 16);
                drawable.set(Integer.parseInt(range[0], 16), last + 1);
            }
        }
        return drawable;
    }

    @Test
    void everyMessageCanBeDrawn() throws IOException {
        BitSet drawable = drawable();
        for (Language language : Language.values()) {
            Texts texts = Messages.of().in(language);
            for (String key : texts.keys()) {
                texts.pattern(key)
                        .codePoints()
                        .forEach(c ->
                                assertThat(drawable.get(c))
                                        .as("%s: U+%04X of %s", language.tag(), c, key)
                                        .isTrue());
            }
        }
    }

    @Test
    void kazakhLettersSignsAndShapesCanBeDrawn() throws IOException {
        BitSet drawable = drawable();
        ("ӘәІіҢңҒғҮүҰұҚқӨөҺһ₸µ°³²₂₃±≤≥→−–…·«»▲◆●○✓\u202F\u2009↑↗→↘↓↙←↖◀▶")
                .codePoints()
                .forEach(c -> assertThat(drawable.get(c)).as("U+%04X", c).isTrue());
    }
}
