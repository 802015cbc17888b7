package city.qala.proactive.decide;

import city.qala.kernel.Problem;
import city.qala.proactive.law.Entity;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Policy;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides households for the server: the same evaluator as the commands, without files. Pure: the
 * same law, facts and day give the same answer to the last sign, whoever else is in the batch.
 */
public final class Assessor {
    private static final JsonFactory JSON = new JsonFactory();

    private Assessor() {}

    /**
     * Decides every policy for some households.
     *
     * @param lines each one household, as a line of a facts file
     * @return one answer a line, in their order
     */
    public static List<Answer> decide(Law law, List<String> lines, LocalDate on) {
        var all = new Population(law);
        List<String> faults = new ArrayList<>();
        var reader = new FactsReader(law);
        for (String line : lines) {
            try {
                reader.read(line);
                reader.into(all);
                faults.add("");
            } catch (FactsReader.Bad e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        List<Decided> decided =
                all.size() == 0 ? List.of() : Decider.decide(all, law.policies(), on);
        List<Answer> answers = new ArrayList<>();
        int h = 0;
        for (String fault : faults)
            answers.add(
                    fault.isEmpty()
                            ? answer(all, h++, on, decided)
                            : new Answer("", List.of(), "", fault));
        return answers;
    }

    private static Answer answer(Population all, int h, LocalDate on, List<Decided> decided) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Decided d : decided) {
            boolean person = d.policy.of().isPerson();
            int from = person ? all.firstPerson(h) : h;
            int to = person ? all.firstPerson(h + 1) : h + 1;
            for (int unit = from; unit < to; unit++) verdicts.add(verdict(all, h, unit, d));
        }
        return new Answer(all.householdId(h), verdicts, text(all, h, on, decided), "");
    }

    private static Verdict verdict(Population all, int h, int unit, Decided d) {
        Outcome outcome = d.outcome(unit);
        int person = d.policy.of().isPerson() ? unit - all.firstPerson(h) : -1;
        String id =
                switch (d.policy.of()) {
                    case PERSON -> all.personId(unit);
                    case HOUSEHOLD -> all.householdId(h);
                    case DWELLING -> all.dwellingId(h);
                };
        return new Verdict(
                d.policy.name(),
                d.policy.of(),
                id,
                d.period,
                outcome,
                outcome == Outcome.ENTITLED ? plain(d.amount(unit)) : BigDecimal.ZERO,
                outcome == Outcome.CANNOT_TELL
                        ? new MissingFacts(all, h).of(d.policy, d.period, person)
                        : List.of());
    }

    private static BigDecimal plain(BigDecimal n) {
        BigDecimal stripped = n.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A line of a decisions file, without its end; each household by itself. */
    private static String text(Population all, int h, LocalDate on, List<Decided> decided) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            new DecisionWriter(out, Optional.empty()).write(all, h, on, decided, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().strip();
    }

    /**
     * Explains one verdict, with the smallest change that would make it a yes.
     *
     * @throws Problem {@code not-found} if the law has no such policy or the household no such unit
     */
    public static Explanation explain(
            Law law, String line, String policy, String unit, LocalDate on) {
        var all = new Population(law);
        var reader = new FactsReader(law);
        try {
            reader.read(line);
        } catch (FactsReader.Bad e) {
            throw Problem.invalid("facts", e.getMessage(), "must be readable");
        }
        reader.into(all);
        Policy found =
                law.policies().stream()
                        .filter(p -> p.name().equals(policy))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no such policy."));
        int person = found.of() == Entity.PERSON ? person(all, unit) : 0;
        return Explainer.explain(all, 0, found, on, person, true);
    }

    private static int person(Population all, String unit) {
        for (int p = 0; p < all.people(); p++) if (all.personId(p).equals(unit)) return p;
        throw Problem.notFound("There is no such person in this household.");
    }
}
