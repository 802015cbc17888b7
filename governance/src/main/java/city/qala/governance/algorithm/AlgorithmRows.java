package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.Language;
import city.qala.web.Frame;
import java.util.Optional;

/** Words about entries in the reader's language. */
final class AlgorithmRows {
    private final Frame page;

    AlgorithmRows(Frame page) {
        this.page = page;
    }

    AlgorithmsView.Row row(AlgorithmState state, Optional<Off> off) {
        boolean stopped = state.phase().canStop() && off.isPresent();
        return new AlgorithmsView.Row(
                name(state, page.language()),
                page.link("/algorithms/" + state.entry().id()),
                text(state, EntryField.SUMMARY),
                text(state, EntryField.DEPARTMENT),
                page.t(
                        state.entry().concernsPeople()
                                ? "algorithm.people.yes"
                                : "algorithm.people.no"),
                page.t(stopped ? "algorithm.phase.suspended" : phase(state)),
                stopped,
                page.formats().day(state.since()),
                state.entry().review().map(java.time.LocalDate::toString).orElse(""));
    }

    /** "Air index is switched off since …: …". */
    String off(AlgorithmState state, Off off) {
        return page.t("algorithm.is-off", name(state, page.language()), since(off), by(off), why(off));
    }

    /** The same about the entry at hand. */
    String off(Off off) {
        return page.t("algorithm.off", since(off), by(off), why(off));
    }

    private String since(Off off) {
        return page.formats().day(off.since()) + ", " + page.formats().time(off.since());
    }

    private String by(Off off) {
        return role(off.by());
    }

    private String why(Off off) {
        return off.by().equals(RegisterRule.SYSTEM)
                ? page.texts().orElse("algorithm.why." + off.reason(), off.reason())
                : off.reason();
    }

    String role(String role) {
        return page.texts().orElse("algorithm.role." + role, role);
    }

    String phase(AlgorithmState state) {
        return "algorithm.phase." + state.phase().code();
    }

    private String text(AlgorithmState state, EntryField field) {
        return state.entry().field(field).map(t -> t.in(page.language())).orElse("");
    }

    /** Its name, or its id while it has none. */
    static String name(AlgorithmState state, Language language) {
        return state.entry()
                .field(EntryField.NAME)
                .map(t -> t.in(language))
                .filter(n -> !n.isEmpty())
                .orElse(state.entry().id());
    }
}
