package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.Language;
import city.qala.web.Frame;
import java.time.LocalDate;
import java.util.Optional;

/** Words about entries in the reader's language. */
final class AlgorithmRows {
    private final Frame page;
    private final OffWords off;

    AlgorithmRows(Frame page) {
        this.page = page;
        this.off = new OffWords(page.texts(), page.formats());
    }

    /** Words about what is off. */
    OffWords off() {
        return off;
    }

    AlgorithmsView.Row row(AlgorithmState state, Optional<Off> why) {
        boolean stopped = state.phase().canStop() && why.isPresent();
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
                off.day(state.since()),
                state.entry().review().map(this::day).orElse(""));
    }

    String phase(AlgorithmState state) {
        return "algorithm.phase." + state.phase().code();
    }

    private String day(LocalDate day) {
        return off.day(day.atStartOfDay(page.formats().zone()).toInstant());
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
