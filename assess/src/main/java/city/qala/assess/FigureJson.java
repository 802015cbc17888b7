package city.qala.assess;

import city.qala.kernel.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Indicators as programs read them. */
final class FigureJson {

    private FigureJson() {}

    static Map<String, Object> of(Figure f) {
        Definition d = f.definition();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("code", d.code());
        answer.put("slug", d.slug());
        var names = new LinkedHashMap<String, String>();
        for (Language l : Language.values()) names.put(l.tag(), d.name().in(l));
        answer.put("name", names);
        answer.put("dimension", d.place().dimension());
        answer.put("subDimension", d.place().subDimension());
        answer.put("category", d.place().category());
        answer.put("level", d.core() ? "core" : "advanced");
        answer.put("unit", d.unit());
        answer.put("numerator", d.numerator());
        answer.put("denominator", d.denominator());
        answer.put("better", word(d.better()));
        answer.put("scales", d.scales());
        answer.put("basis", d.basis());
        answer.put("year", f.year());
        answer.put("state", word(f.state()));
        answer.put("disparity", f.disparity());
        answer.put("faults", f.faults());
        answer.put("parts", f.parts().stream().map(FigureJson::part).toList());
        return answer;
    }

    private static Map<String, Object> part(Figure.Part p) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("part", p.name());
        answer.put("disparity", p.disparity());
        answer.put("disputed", p.disputed());
        put(answer, "worstPerformance", p.worst());
        put(answer, "bestPerformance", p.best());
        p.worst().ifPresent(w -> answer.put("worstBand", Band.of(w).code()));
        p.best().ifPresent(b -> answer.put("bestBand", Band.of(b).code()));
        answer.put("values", p.claims().stream().map(FigureJson::claim).toList());
        return answer;
    }

    static Map<String, Object> claim(Claim c) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("indicator", c.indicator());
        answer.put("part", c.part());
        answer.put("year", c.year());
        answer.put("value", c.value());
        answer.put("source", c.source());
        answer.put("origin", word(c.origin()));
        answer.put("quality", word(c.quality()));
        answer.put("note", c.note());
        return answer;
    }

    static Map<String, Object> roll(RollUp r) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", r.name());
        answer.put("indicators", r.indicators());
        answer.put("missing", r.missing().stream().map(Definition::code).toList());
        put(answer, "worst", r.worst());
        put(answer, "best", r.best());
        return answer;
    }

    static Map<String, Object> entries(List<Entry> proposal) {
        Entry first = proposal.getFirst();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("proposal", first.proposal());
        answer.put(
                "state",
                first.waits() ? "waiting" : first.approved().isPresent() ? "approved" : "refused");
        answer.put("enteredBy", first.entered().by());
        answer.put("enteredAt", first.entered().at().toString());
        first.approved().ifPresent(s -> answer.put("approvedBy", s.by()));
        first.refused().ifPresent(s -> answer.put("refusedBy", s.by()));
        answer.put("claims", proposal.stream().map(e -> claim(e.claim())).toList());
        return answer;
    }

    private static void put(Map<String, Object> to, String name, OptionalDouble value) {
        value.ifPresent(v -> to.put(name, v));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
