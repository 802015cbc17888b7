package city.qala.proactive.decide;

import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.PolicyTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a folder of policies, checks it, and runs the tests that stand beside the rules. */
public final class CheckCommand {

    /**
     * What was found.
     *
     * @param policies read
     * @param tests run
     * @param failed tests that came out otherwise, each in a sentence with its place
     * @param warnings what an author should look at
     */
    public record Summary(int policies, int tests, List<String> failed, List<String> warnings) {
        public Summary {
            failed = List.copyOf(failed);
            warnings = List.copyOf(warnings);
        }
    }

    private CheckCommand() {}

    /**
     * Checks a folder.
     *
     * @throws city.qala.kernel.Problem {@code invalid-policy} that names every fault with its place
     */
    public static Summary run(Path policies) {
        Law law = LawReader.read(policies);
        List<String> failed = failures(law);
        int tests = law.policies().stream().mapToInt(p -> p.tests().size()).sum();
        return new Summary(law.policies().size(), tests, failed, law.warnings());
    }

    /** The tests beside the rules that come out otherwise than they say. */
    static List<String> failures(Law law) {
        List<String> failed = new ArrayList<>();
        for (Policy p : law.policies()) for (PolicyTest t : p.tests()) failures(law, p, t, failed);
        return failed;
    }

    private static void failures(Law law, Policy policy, PolicyTest test, List<String> failed) {
        var all = new Population(law);
        var reader = new FactsReader(law);
        try {
            reader.read(test.facts());
        } catch (FactsReader.Bad e) {
            failed.add(test.at() + ": " + test.name() + ": the facts: " + e.getMessage());
            return;
        }
        reader.into(all);
        if (!reader.strangers().isEmpty())
            failed.add(test.at() + ": " + test.name() + ": no such facts: " + reader.strangers());
        Decided d = Decider.decide(all, List.of(policy), test.on()).getFirst();
        for (Map.Entry<String, PolicyTest.Expected> e : test.expected().entrySet()) {
            int unit = unit(all, policy, e.getKey());
            String told = unit < 0 ? "no unit " + e.getKey() : compare(d, unit, e.getValue());
            if (!told.isEmpty())
                failed.add(test.at() + ": " + policy.name() + ": " + test.name() + ": " + told);
        }
    }

    private static int unit(Population all, Policy policy, String id) {
        if (!policy.of().isPerson() || id.isEmpty()) return 0;
        for (int p = 0; p < all.people(); p++) if (all.personId(p).equals(id)) return p;
        return -1;
    }

    private static String compare(Decided d, int unit, PolicyTest.Expected wanted) {
        String outcome = d.outcome(unit).word();
        if (!outcome.equals(wanted.outcome()))
            return "is " + outcome + ", expected " + wanted.outcome();
        if (wanted.amount().isEmpty()) return "";
        BigDecimal amount = d.amount(unit);
        return amount.compareTo(wanted.amount().get()) == 0
                ? ""
                : "amount is "
                        + amount.stripTrailingZeros().toPlainString()
                        + ", expected "
                        + wanted.amount().get().toPlainString();
    }
}
