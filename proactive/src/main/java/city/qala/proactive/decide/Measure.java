package city.qala.proactive.decide;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Variable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures how long policies take on a made-up town: from loaded columns to decided columns with
 * reason codes. Processor seconds are the whole process's, compiler and collector included.
 */
public final class Measure {
    private static final long SEED = 20_261_122L;

    /** Ids are not columns: they are shared here. */
    private static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e");

    private Measure() {}

    /**
     * Figures by name.
     *
     * @param policies folder
     * @param households made up, three people each on average
     * @param one policy that is measured alone
     */
    public static Map<String, Object> run(Path policies, int households, String one, LocalDate on) {
        Law law = LawReader.read(policies);
        Map<String, Object> out = new LinkedHashMap<>();
        long before = cpu();
        Population town = town(law, households);
        out.put("households", town.size());
        out.put("people", town.people());
        out.put("build_cpu_s", seconds(cpu() - before));
        List<Policy> single = law.policies().stream().filter(p -> p.name().equals(one)).toList();
        for (int i = 1; i <= 3; i++) out.put("one_rule_cpu_s_" + i, decide(town, single, on));
        out.put("all_policies", law.policies().size());
        for (int i = 1; i <= 3; i++)
            out.put("all_policies_cpu_s_" + i, decide(town, law.policies(), on));
        out.put("one_household_ms", household(law, on));
        out.put("one_explained_ms", explained(law, on, false));
        out.put("one_explained_with_flip_ms", explained(law, on, true));
        Runtime r = Runtime.getRuntime();
        out.put("heap_used_mb", (r.totalMemory() - r.freeMemory()) >> 20);
        out.put("heap_max_mb", r.maxMemory() >> 20);
        return out;
    }

    private static double decide(Population town, List<Policy> policies, LocalDate on) {
        long before = cpu();
        long entitled = 0;
        for (Decided d : Decider.decide(town, policies, on))
            for (byte o : d.outcome) if (o == Outcome.ENTITLED.code()) entitled++;
        if (entitled < 0) throw new IllegalStateException("counted below zero");
        return seconds(cpu() - before);
    }

    /** All policies for one household at a time, in milliseconds each. */
    private static double household(Law law, LocalDate on) {
        int times = 5_000;
        Population[] each = new Population[64];
        for (int i = 0; i < each.length; i++) each[i] = town(law, 1);
        for (int i = 0; i < times; i++) Decider.decide(each[i % each.length], law.policies(), on);
        long before = System.nanoTime();
        for (int i = 0; i < times; i++) Decider.decide(each[i % each.length], law.policies(), on);
        return Math.round((System.nanoTime() - before) / (double) times / 1e3) / 1e3;
    }

    /** Every policy's decision of a household explained, in milliseconds each decision. */
    private static double explained(Law law, LocalDate on, boolean withFlip) {
        Population town = town(law, 64);
        long began = 0;
        int done = 0;
        for (int h = 0; h < 64; h++) {
            if (h == 32) {
                began = System.nanoTime();
                done = 0;
            }
            for (Policy p : law.policies()) {
                Explainer.explain(town, h, p, on, 0, withFlip);
                done++;
            }
        }
        return Math.round((System.nanoTime() - began) / (double) done / 1e3) / 1e3;
    }

    /** A town whose every fact is made up. */
    static Population town(Law law, int households) {
        var random = new SplittableRandom(SEED);
        var town = new Population(law);
        for (int h = 0; h < households; h++) {
            town.household("h", "d");
            int people = 1 + random.nextInt(5);
            for (int i = 0; i < people; i++) town.person(PEOPLE.get(i));
        }
        for (Variable v : law.variables().values()) {
            if (!(v instanceof Fact f)) continue;
            int rows = f.of().isPerson() ? town.people() : town.size();
            FactColumn c = town.fact(f);
            for (int row = 0; row < rows; row++) fill(town, f, c, row, random);
        }
        return town;
    }

    private static void fill(
            Population town, Fact f, FactColumn c, int row, SplittableRandom random) {
        if (random.nextInt(1000) == 0) return;
        switch (f.type()) {
            case BOOL -> c.set(row, random.nextInt(10) == 0 ? 1 : 0, 0);
            case DATE -> c.set(row, 20_400 - random.nextInt(30_000), 0);
            case NUMBER ->
                    c.set(
                            row,
                            f.unit().equals("money")
                                    ? random.nextInt(30_000_000)
                                    : random.nextInt(4),
                            f.unit().equals("money") ? 2 : 0);
            case TEXT -> {
                int n = f.choices().size();
                c.set(row, town.texts().code(n == 0 ? "x" : f.choices().get(random.nextInt(n))), 0);
            }
        }
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : System.nanoTime();
    }
}
