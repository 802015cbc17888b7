package city.qala.planning;

import java.util.List;

/**
 * What the page of planning shows; every text is in the reader's language already.
 *
 * @param source where it comes from, and of when
 * @param headline what matters most, as a sentence
 * @param columns heads of the table of districts
 * @param districts its rows, the town last
 * @param equity of stops among districts; null if nothing can be compared
 * @param light rows of light
 * @param school rows of the ways to school
 * @param gaps streets without known light, the worst first
 * @param gapsNote how many there are, and how they are counted
 * @param lamps where new lamps would light most walks, the best first
 * @param lampsNote what they would change
 */
public record PlanningView(
        String source,
        String headline,
        List<String> columns,
        List<Row> districts,
        @org.jspecify.annotations.Nullable Equity equity,
        List<Fact> light,
        List<Fact> school,
        List<Gap> gaps,
        String gapsNote,
        List<Lamp> lamps,
        String lampsNote) {
    public PlanningView {
        columns = List.copyOf(columns);
        districts = List.copyOf(districts);
        light = List.copyOf(light);
        school = List.copyOf(school);
        gaps = List.copyOf(gaps);
        lamps = List.copyOf(lamps);
    }

    /** A row of the table of districts. */
    public record Row(String name, String buildings, List<Cell> cells, boolean isTown) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A share, or the words for "no data". */
    public record Cell(String text, boolean isUnknown) {}

    /** Something measured: words and value. */
    public record Fact(String words, String value) {}

    /**
     * How evenly stops are shared out among districts.
     *
     * @param sentence what the curve says
     * @param curve points of the curve in a square of 100, for an SVG
     * @param measures names and values
     */
    public record Equity(String sentence, String curve, List<Fact> measures) {
        public Equity {
            measures = List.copyOf(measures);
        }
    }

    /** A new lamp. */
    public record Lamp(String rank, String street, String homes, String place) {}

    /** A street. */
    public record Gap(
            String rank,
            String name,
            String light,
            boolean isDark,
            String metres,
            String homes,
            String weight,
            String place) {}
}
