package city.qala.governance.resident;

import java.util.List;

/** What a resident's own pages show, in words. */
public final class MeView {

    /**
     * One line: who looked.
     *
     * @param number its code
     * @param whose about whom, if it is not the reader themself
     * @param day day and month
     * @param time hours and minutes
     * @param institution in bold
     * @param who person in which role, or the system
     * @param purpose in plain words
     * @param seen what of them was seen, in words with commas; empty if nothing was
     * @param refused words if it was tried and refused
     * @param what address of the explanation
     * @param ask address of the form
     */
    public record Line(
            String number,
            String whose,
            String day,
            String time,
            String institution,
            String who,
            String purpose,
            String seen,
            String refused,
            String what,
            String ask) {}

    /**
     * Lines of a month.
     *
     * @param months to choose from
     * @param lines newest first
     * @param delayed sentences on lines that open later
     * @param own sentence on the reader's own visits; empty if there were none
     * @param empty sentence if there is no line; else empty
     * @param failed sentence if the log cannot be read; else empty
     * @param csv address of the same as a table
     */
    public record Lines(
            List<Option> months,
            List<Line> lines,
            List<String> delayed,
            String own,
            String empty,
            String failed,
            String csv) {}

    /** An option of a choice. */
    public record Option(String value, String words, boolean selected) {}

    /**
     * A fact that is held.
     *
     * @param label what it is
     * @param value as it stands; words if it is protected
     * @param about where it comes from, since when, what for
     * @param change address of the form to put it right or object
     * @param changeWords words of that link
     * @param erase address that erases it; empty where the law keeps it
     */
    public record Held(
            String label,
            String value,
            String about,
            String change,
            String changeWords,
            String erase) {}

    /**
     * A case in a list.
     *
     * @param title its number and what is asked
     * @param status in words
     * @param when by when, or when it was answered
     * @param mark class of its urgency: {@code late}, {@code soon} or nothing
     */
    public record Request(String href, String title, String status, String when, String mark) {}

    /**
     * The whole front page.
     *
     * @param name of the resident
     * @param lines this month's
     * @param held the first facts
     * @param requests the newest
     */
    public record Front(String name, Lines lines, List<Held> held, List<Request> requests) {}

    /**
     * One line explained.
     *
     * @param plain sentences on the purpose
     * @param basis the law
     * @param proof address of the proof
     * @param number of the line in the log
     */
    public record Explained(
            Line line, String plain, String basis, String action, String number, String proof) {}

    /**
     * A form that asks, objects or corrects.
     *
     * @param title of the page
     * @param about what it is about, in words
     * @param action where it is sent
     * @param back where one came from
     * @param kinds what can be asked
     * @param words what was typed
     * @param wish what was typed, where a correction is possible
     * @param correct whether a correction is possible
     * @param due sentence on the day of the answer
     * @param wrong what is missing: pairs of a field's id and a sentence
     */
    public record Form(
            String title,
            String about,
            String action,
            String back,
            List<Option> kinds,
            String words,
            String wish,
            boolean correct,
            String due,
            List<Wrong> wrong) {

        /** The sentence on a field; empty if nothing is wrong with it. */
        public String wrongAt(String field) {
            return wrong.stream()
                    .filter(w -> w.field().equals(field))
                    .map(Wrong::words)
                    .findFirst()
                    .orElse("");
        }
    }

    /** Something missing in a form. */
    public record Wrong(String field, String words) {}

    /**
     * A case with its words.
     *
     * @param facts pairs of a name and a value
     * @param words what was asked
     * @param answer empty if there is none yet
     * @param steps its history
     * @param sent sentence after it was sent; else empty
     * @param withdraw address that takes it back; empty if it is closed
     */
    public record Whole(
            String title,
            String mark,
            List<Fact> facts,
            String words,
            String answer,
            String outcome,
            List<Fact> steps,
            String sent,
            String withdraw) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}

    private MeView() {}
}
