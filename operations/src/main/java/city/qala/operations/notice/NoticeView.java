package city.qala.operations.notice;

import city.qala.web.Frame;
import java.util.List;

/** What the templates of notices are given: finished words. */
public final class NoticeView {

    private NoticeView() {}

    /** One row of the list. */
    public record Row(String href, String number, String title, String area, String state) {}

    /** The words of one language in a form or on a page. */
    public record Words(String tag, String language, String headline, String body) {}

    /** A choice of a form. */
    public record Option(String value, String words, boolean chosen) {}

    /** The form of a draft or of a correction. */
    public record Form(
            String action,
            String csrf,
            String alarm,
            boolean correction,
            List<Words> words,
            String area,
            List<Option> severities) {
        public Form {
            words = List.copyOf(words);
            severities = List.copyOf(severities);
        }
    }

    /** The list; with a form if it was asked for from an alarm. */
    public record Table(
            Frame page, List<Row> rows, String empty, boolean drafting, Form form, String wrong) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** A name and what is said of it. */
    public record Fact(String name, String value) {}

    /** One notice. */
    public record One(
            Frame page,
            String number,
            boolean test,
            List<Fact> facts,
            List<Words> words,
            List<Fact> deliveries,
            boolean approvable,
            boolean correctable,
            String seal,
            String cap,
            String action,
            Form form,
            String wrong) {
        public One {
            facts = List.copyOf(facts);
            words = List.copyOf(words);
            deliveries = List.copyOf(deliveries);
        }
    }
}
