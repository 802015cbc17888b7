package city.qala.proactive.decide;

import city.qala.kernel.Language;
import city.qala.kernel.Wording;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes an explanation into a decision's JSON. */
final class ExplanationWriter {
    private final JsonGenerator out;

    ExplanationWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Explanation why, Optional<Wording> title, Language language) throws IOException {
        out.writeObjectFieldStart("because");
        out.writeArrayFieldStart("sentences");
        for (String s : ExplanationText.of(why, title, language)) out.writeString(s);
        out.writeEndArray();
        out.writeArrayFieldStart("clauses");
        for (Explanation.Reason r : why.clauses()) {
            out.writeStartObject();
            out.writeStringField("clause", r.id());
            out.writeStringField("outcome", r.holds());
            if (r.exclusion()) out.writeBooleanField("exclusion", true);
            text("law", r.law().toString());
            cited("because", r.because());
            out.writeEndObject();
        }
        out.writeEndArray();
        cited("amountFrom", why.amountFrom());
        if (why.flip().isPresent()) flip(why.flip().get());
        if (why.appealTo().isPresent()) {
            out.writeObjectFieldStart("appeal");
            out.writeStringField("to", why.appealTo().get().in(language));
            out.writeNumberField("days", why.appealDays());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void flip(Explanation.Flip f) throws IOException {
        out.writeObjectFieldStart("flip");
        out.writeStringField("fact", f.fact());
        out.writeStringField("of", f.of());
        out.writeStringField("now", f.now());
        out.writeStringField("then", f.then());
        out.writeNumberField("amount", f.amount().stripTrailingZeros());
        out.writeEndObject();
    }

    private void cited(String name, List<Explanation.Cited> all) throws IOException {
        out.writeArrayFieldStart(name);
        for (Explanation.Cited c : all) {
            out.writeStartObject();
            out.writeStringField(c.kind().name().toLowerCase(java.util.Locale.ROOT), c.name());
            text("of", c.of());
            out.writeStringField("value", c.value());
            text("period", c.period());
            text("register", c.register());
            text("record", c.record());
            text("law", c.law().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) out.writeStringField(name, value);
    }
}
