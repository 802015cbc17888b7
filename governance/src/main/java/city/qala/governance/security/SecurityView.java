package city.qala.governance.security;

import java.util.List;

/**
 * What the template shows.
 *
 * @param summary one sentence first
 * @param panels in their order
 */
public record SecurityView(String summary, List<Panel> panels) {

    /**
     * One section.
     *
     * @param title its name
     * @param lines what stands there
     */
    public record Panel(String title, List<Line> lines) {}

    /**
     * One line.
     *
     * @param text finished words
     * @param abnormal whether somebody should look at it
     */
    public record Line(String text, boolean abnormal) {}
}
