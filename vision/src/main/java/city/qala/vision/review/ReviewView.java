package city.qala.vision.review;

import java.util.List;

/**
 * The pages of review, ready to be written.
 *
 * @param waiting how many wait, in words
 * @param off why nobody is compared; empty if somebody may be
 * @param queue what waits for the reader
 * @param decided what was decided lately
 * @param trials how the reader fared with known pairs; empty without any
 * @param turn how long the reader has sat here
 * @param rest whether they should let somebody else look
 * @param empty what is said where nothing waits
 */
public record ReviewView(
        String waiting,
        List<String> off,
        List<Row> queue,
        List<Row> decided,
        String trials,
        String turn,
        boolean rest,
        String empty) {
    public ReviewView {
        off = List.copyOf(off);
        queue = List.copyOf(queue);
        decided = List.copyOf(decided);
    }

    /** One candidate of a list. */
    public record Row(
            String href, String code, String camera, String list, String at, String state) {}

    /** A choice that can be made. */
    public record Choice(String value, String words, String key) {}

    /** A name and what it is. */
    public record Fact(String name, String value) {}

    /**
     * One candidate.
     *
     * @param code first signs of its id
     * @param action where its forms go
     * @param stage {@code judge}, {@code settle}, {@code wait} or {@code over}
     * @param law what it rests on
     * @param mine what the reader has said; empty before
     * @param answer the reader's answer as a word of a form; empty before
     * @param score the machine's, in a sentence; empty before the reader has answered
     * @param near how near to the threshold, 0 to 100, for the scale; empty before
     * @param limit the threshold on the same scale
     * @param odds how often this list was right of late
     * @param verdict how it ended, in words; empty while it is open
     * @param alert what a confirmed match tells; empty otherwise
     * @param outcomes what the owner may say came of it; empty for others
     * @param wrong what is wrong with what was sent
     * @param sure whether the reader was asked if they are sure
     */
    public record One(
            String id,
            String code,
            String camera,
            String seen,
            String left,
            String action,
            String csrf,
            String stage,
            List<Fact> law,
            String listed,
            List<Choice> answers,
            List<Choice> reasons,
            String mine,
            String answer,
            String score,
            String near,
            String limit,
            String odds,
            String verdict,
            List<Fact> alert,
            List<Choice> outcomes,
            String wrong,
            boolean sure) {
        public One {
            law = List.copyOf(law);
            answers = List.copyOf(answers);
            reasons = List.copyOf(reasons);
            alert = List.copyOf(alert);
            outcomes = List.copyOf(outcomes);
        }
    }
}
