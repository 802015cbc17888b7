package city.qala.proactive.decide;

import city.qala.kernel.Language;
import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Type;
import city.qala.proactive.law.Variable;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes decisions, one household a line. */
final class DecisionWriter {
    private final JsonGenerator out;
    private final Optional<Language> explain;
    private final Map<String, Set<String>> dwellings = new HashMap<>();
    private final Map<String, long[]> counts = new java.util.LinkedHashMap<>();

    DecisionWriter(JsonGenerator out, Optional<Language> explain) {
        this.explain = explain;
        this.out = out;
    }

    /** Decisions by policy and outcome. */
    Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> all = new java.util.LinkedHashMap<>();
        counts.forEach((policy, n) -> {
            Map<String, Long> by = new java.util.LinkedHashMap<>();
            for (Outcome o : Outcome.values()) if (n[o.code()] > 0) by.put(o.word(), n[o.code()]);
            all.put(policy, by);
        });
        return all;
    }

    /** One household. */
    void write(Population all, int h, LocalDate on, List<Decided> decided, List<Output> outputs)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("id", all.householdId(h));
        out.writeStringField("on", on.toString());
        out.writeArrayFieldStart("decisions");
        for (Decided d : decided) {
            if (d.policy.of().isPerson())
                for (int p = all.firstPerson(h); p < all.firstPerson(h + 1); p++)
                    decision(all, h, p, d);
            else decision(all, h, h, d);
        }
        out.writeEndArray();
        if (!outputs.isEmpty()) {
            out.writeArrayFieldStart("values");
            for (Output o : outputs) values(all, h, o);
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void decision(Population all, int h, int unit, Decided d) throws IOException {
        Outcome outcome = d.outcome(unit);
        boolean taken = false;
        if (d.policy.of() == city.qala.proactive.law.Entity.DWELLING
                && outcome == Outcome.ENTITLED) {
            var seen = dwellings.computeIfAbsent(d.policy.name(), n -> new HashSet<>());
            taken = !seen.add(all.dwellingId(h) + " " + d.period);
            if (taken) outcome = Outcome.NOT_ENTITLED;
        }
        counts.computeIfAbsent(d.policy.name(), n -> new long[Outcome.values().length])[
                outcome.code()]++;
        out.writeStartObject();
        out.writeStringField("policy", d.policy.name());
        out.writeStringField("unit", unit(all, h, unit, d));
        out.writeStringField("period", d.period.toString());
        out.writeStringField("outcome", outcome.word());
        out.writeFieldName("amount");
        boolean known = outcome == Outcome.ENTITLED || outcome == Outcome.NOT_ENTITLED;
        if (known) number(taken ? BigDecimal.ZERO : d.amount(unit));
        else out.writeNull();
        reasons(d, unit, outcome, taken);
        out.writeArrayFieldStart("missing");
        if (outcome == Outcome.CANNOT_TELL) missing(all, h, unit, d);
        out.writeEndArray();
        if (explain.isPresent()) explain(all, h, unit, d, explain.get());
        out.writeEndObject();
    }

    private static String unit(Population all, int h, int unit, Decided d) {
        return switch (d.policy.of()) {
            case PERSON -> all.personId(unit);
            case HOUSEHOLD -> all.householdId(h);
            case DWELLING -> all.dwellingId(h);
        };
    }

    private void reasons(Decided d, int unit, Outcome outcome, boolean taken) throws IOException {
        out.writeArrayFieldStart("reasons");
        List<Clause> clauses = d.policy.clauses();
        boolean exists = outcome != Outcome.NOT_IN_FORCE;
        for (int k = 0; k < clauses.size() && exists; k++) {
            Clause c = clauses.get(k);
            if (!c.counts(d.period.start())) continue;
            boolean failed = d.failed(unit, k);
            boolean open = d.open(unit, k);
            String holds = open ? "unknown" : failed == c.exclusion() ? "true" : "false";
            out.writeStartObject();
            out.writeStringField("clause", c.id());
            out.writeStringField("outcome", holds);
            if (c.exclusion()) out.writeBooleanField("exclusion", true);
            out.writeEndObject();
        }
        if (taken) note("once-per-dwelling");
        else if (outcome == Outcome.NOT_ENTITLED && d.noneFailed(unit)) note("amount-is-zero");
        out.writeEndArray();
    }

    private void explain(Population all, int h, int unit, Decided d, Language language)
            throws IOException {
        int person = d.policy.of().isPerson() ? unit - all.firstPerson(h) : 0;
        Explanation why = Explainer.explain(all, h, d.policy, d.period.start(), person, true);
        new ExplanationWriter(out).write(why, d.policy.title(), language);
    }

    private void note(String word) throws IOException {
        out.writeStartObject();
        out.writeStringField("note", word);
        out.writeEndObject();
    }

    private void missing(Population all, int h, int unit, Decided d) throws IOException {
        int person = d.policy.of().isPerson() ? unit - all.firstPerson(h) : -1;
        missing(new MissingFacts(all, h).of(d.policy, d.period, person));
    }

    private void missing(List<MissingFact> facts) throws IOException {
        for (MissingFact m : facts) {
            out.writeStartObject();
            out.writeStringField("fact", m.fact());
            out.writeStringField("of", m.of());
            out.writeStringField("register", m.register());
            out.writeStringField("period", m.period());
            if (!m.why().isEmpty()) out.writeStringField("why", m.why());
            out.writeEndObject();
        }
    }

    private void number(BigDecimal n) throws IOException {
        BigDecimal plain = n.stripTrailingZeros();
        out.writeNumber(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** A formula's values for a population. */
    record Output(Formula formula, Period period, Column values) {}

    private void values(Population all, int h, Output o) throws IOException {
        boolean person = o.formula().of().isPerson();
        int from = person ? all.firstPerson(h) : h;
        int to = person ? all.firstPerson(h + 1) : h + 1;
        for (int row = from; row < to; row++) {
            out.writeStartObject();
            out.writeStringField("name", o.formula().name());
            out.writeStringField("unit", person ? all.personId(row) : all.householdId(h));
            out.writeStringField("period", o.period().toString());
            out.writeFieldName("value");
            byte s = o.values().state(row);
            if (s != Column.KNOWN) out.writeNull();
            else value(o.formula(), o.values(), row, all);
            if (s == Column.NOT_IN_FORCE)
                out.writeStringField("outcome", Outcome.NOT_IN_FORCE.word());
            if (s == Column.UNKNOWN) {
                out.writeStringField("outcome", Outcome.CANNOT_TELL.word());
                out.writeArrayFieldStart("missing");
                int p = person ? row - all.firstPerson(h) : -1;
                missing(new MissingFacts(all, h).of(o.formula(), o.period(), p));
                out.writeEndArray();
            }
            out.writeEndObject();
        }
    }

    private void value(Variable v, Column c, int row, Population all) throws IOException {
        Type type = v.type();
        switch (type) {
            case BOOL -> out.writeBoolean(c.value(row) == 1);
            case NUMBER -> number(c.decimal(row));
            case DATE -> out.writeString(LocalDate.ofEpochDay(c.value(row)).toString());
            case TEXT -> out.writeString(all.texts().text(c.value(row)));
        }
    }
}
