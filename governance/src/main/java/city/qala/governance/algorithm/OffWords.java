package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import city.qala.web.Formats;
import city.qala.web.Texts;
import java.time.Instant;

/** Since when, by whom and why something is off, in a reader's language. */
final class OffWords {
    private final Texts texts;
    private final Formats formats;

    OffWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** "Air index is switched off since …". */
    String of(AlgorithmState state, Off off) {
        String name = AlgorithmRows.name(state, texts.language());
        return texts.get("algorithm.is-off", name, moment(off.since()), role(off.by()), why(off));
    }

    /** The same about the entry at hand. */
    String of(Off off) {
        return texts.get("algorithm.off", moment(off.since()), role(off.by()), why(off));
    }

    /** A role by its name. */
    String role(String role) {
        return texts.orElse("algorithm.role." + role, role);
    }

    /** A day with its year: what the register says is read years later. */
    String day(Instant at) {
        return formats.day(at) + " " + at.atZone(formats.zone()).getYear();
    }

    /** A day and a time. */
    String moment(Instant at) {
        return day(at) + ", " + formats.time(at);
    }

    private String why(Off off) {
        return off.by().equals(RegisterRule.SYSTEM)
                ? texts.orElse("algorithm.why." + off.reason(), off.reason())
                : off.reason();
    }
}
