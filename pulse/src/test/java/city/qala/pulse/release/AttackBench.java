package city.qala.pulse.release;

import city.qala.testkit.ForAll;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Attackers against an interface of questions. Each plays many worlds that differ in one person, or
 * asks one world in many ways, and says which attack learnt more than the epsilon allows.
 */
final class AttackBench {

    static final List<String> DISTRICTS =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "D" + i).toList();
    static final List<String> CATEGORIES = List.of("coffee", "grocery", "pharmacy", "fuel");
    static final List<Integer> HOURS = IntStream.range(0, 24).boxed().toList();
    static final Domain DOMAIN = new Domain(DISTRICTS, 24, CATEGORIES);

    private static final int AT = 14;
    private static final BigDecimal NO_ANSWER = new BigDecimal(-10_000);

    /** A purchase. */
    record Row(int person, String district, int hour, String category) {}

    /** What is attacked. An empty answer is a refusal, which is information too. */
    interface Target {
        void load(List<Row> rows);

        Optional<BigDecimal> ask(Question question);
    }

    private final Target target;
    private final BigDecimal epsilon;
    private final int worlds;
    private final RandomGenerator random = ForAll.random(1);
    private final List<Row> town = new ArrayList<>();
    private final Set<String> fallen = new LinkedHashSet<>();

    private AttackBench(Target target, BigDecimal epsilon, int worlds) {
        this.target = target;
        this.epsilon = epsilon;
        this.worlds = worlds;
        for (int p = 0; p < 400; p++)
            for (int i = random.nextInt(5); i > 0; i--) town.add(anyRow(p));
        town.removeIf(r -> r.equals(new Row(r.person(), "D3", AT, "coffee")));
    }

    /** The attacks that a target falls to. */
    static Set<String> fallsTo(Target target, BigDecimal epsilon, int worlds) {
        var bench = new AttackBench(target, epsilon, worlds);
        bench.oneWorld();
        bench.manyWorlds();
        bench.reconstruction();
        return bench.fallen;
    }

    private Row anyRow(int person) {
        int hour = Math.clamp(Math.round(random.nextGaussian(14, 4)), 6, 22);
        return new Row(
                person, DISTRICTS.get(random.nextInt(8)), hour, CATEGORIES.get(random.nextInt(4)));
    }

    private BigDecimal ask(List<String> places, List<Integer> hours, List<String> kinds) {
        return target.ask(new Question(places, hours, kinds)).orElse(NO_ANSWER);
    }

    private BigDecimal cell() {
        return ask(List.of("D3"), List.of(AT), List.of("coffee"));
    }

    /** One question often, then in other words, then in parts. */
    private void oneWorld() {
        target.load(with(new Row(-1, "D3", AT, "coffee")));
        Set<BigDecimal> answers = new HashSet<>();
        for (int i = 0; i < 100; i++) answers.add(cell());
        if (answers.size() > 1) fallen.add("averaging");
        if (answers.stream().anyMatch(a -> a.stripTrailingZeros().scale() > 0))
            fallen.add("low bits");

        List<String> places = List.of("D1", "D2", "D5");
        BigDecimal whole = ask(places, List.of(12, 13), List.of("coffee"));
        BigDecimal again = ask(List.of("D5", "D1", "D2", "D1"), List.of(13, 12), List.of("coffee"));
        BigDecimal parts =
                places.stream()
                        .flatMap(p ->
                                List.of(12, 13).stream()
                                        .map(h -> ask(List.of(p), List.of(h), List.of("coffee"))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.compareTo(again) != 0 || whole.compareTo(parts) != 0) fallen.add("rewording");
    }

    private void manyWorlds() {
        String[] names = {
            "isolated cell", "differencing", "whole release", "heavy person", "new key"
        };
        double[][][] scores = new double[names.length][2][worlds];
        List<Row> heavy = new ArrayList<>(town);
        for (String d : DISTRICTS) for (int h : HOURS) heavy.add(new Row(-2, d, h, "fuel"));
        List<Row> target1 = with(new Row(-1, "D3", AT, "coffee"));
        List<String> rest = DISTRICTS.stream().filter(d -> !d.equals("D3")).toList();
        for (int w = 0; w < worlds; w++)
            for (int z = 0; z < 2; z++) {
                target.load(z == 1 ? target1 : town);
                double alone = cell().doubleValue();
                scores[0][z][w] = alone;
                scores[1][z][w] =
                        ask(DISTRICTS, List.of(AT), List.of("coffee"))
                                .subtract(ask(rest, List.of(AT), List.of("coffee")))
                                .doubleValue();
                double all = ask(List.of("D3"), List.of(AT), CATEGORIES).doubleValue();
                double others = 0;
                for (String c : CATEGORIES.subList(1, 4))
                    others += ask(List.of("D3"), List.of(AT), List.of(c)).doubleValue();
                scores[2][z][w] = alone + 0.5 * (all - alone - others);
                scores[4][z][w] = cell().equals(NO_ANSWER) ? 0 : 1;
                target.load(z == 1 ? heavy : town);
                scores[3][z][w] = ask(DISTRICTS, HOURS, List.of("fuel")).doubleValue();
            }
        for (int k = 0; k < names.length; k++)
            if (bound(scores[k][0], scores[k][1]) > epsilon.doubleValue()) fallen.add(names[k]);
    }

    /** Each of 48 persons is alone in a cell or not there; sums of random cells tell which. */
    private void reconstruction() {
        int cells = 48;
        boolean[] there = new boolean[cells];
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            there[i] = random.nextBoolean();
            if (there[i]) rows.add(new Row(i, DISTRICTS.get(i / 6), i % 6, "pharmacy"));
        }
        target.load(rows);
        // Every cell by itself, and as whole less rest: the best that sums of cells can give.
        int right = 0;
        for (int i = 0; i < cells; i++) {
            BigDecimal alone =
                    ask(List.of(DISTRICTS.get(i / 6)), List.of(i % 6), List.of("pharmacy"));
            if (alone.equals(NO_ANSWER) ? !there[i] : (alone.doubleValue() > 0.5) == there[i])
                right++;
        }
        double claim = Math.exp(epsilon.doubleValue());
        double limit = claim / (1 + claim) + 3 * Math.sqrt(0.25 / cells);
        if ((double) right / cells > limit) fallen.add("reconstruction");
    }

    private List<Row> with(Row row) {
        List<Row> rows = new ArrayList<>(town);
        rows.add(row);
        return rows;
    }

    /**
     * A lower bound on epsilon that the scores without and with a person prove at 97.5 %: the
     * threshold is picked on one half of the worlds and judged on the other.
     */
    static double bound(double[] without, double[] with) {
        int half = without.length / 2;
        double best = -1;
        double threshold = 0;
        int sign = 1;
        for (int s : new int[] {1, -1})
            for (double t : candidates(without, with, half)) {
                double gap = share(with, s, s * t, 0, half) - share(without, s, s * t, 0, half);
                if (gap > best) {
                    best = gap;
                    threshold = s * t;
                    sign = s;
                }
            }
        int n = without.length - half;
        int hits = (int) Math.round(share(with, sign, threshold, half, without.length) * n);
        int alarms = (int) Math.round(share(without, sign, threshold, half, without.length) * n);
        return Math.max(log(hits, alarms, n), log(n - alarms, n - hits, n));
    }

    private static double log(int often, int seldom, int n) {
        double low = lower(often, n);
        double high = 1 - lower(n - seldom, n);
        return low > 0 && high > 0 ? Math.log(low / high) : 0;
    }

    private static double[] candidates(double[] one, double[] other, int half) {
        return Arrays.stream(new double[][] {one, other})
                .flatMapToDouble(s -> Arrays.stream(s, 0, half))
                .distinct()
                .toArray();
    }

    private static double share(double[] scores, int sign, double from, int begin, int end) {
        int count = 0;
        for (int i = begin; i < end; i++) if (sign * scores[i] >= from) count++;
        return (double) count / (end - begin);
    }

    /** Clopper and Pearson's lower bound at 97.5 %, by halving. */
    static double lower(int hits, int n) {
        if (hits == 0) return 0;
        double low = 0;
        double high = (double) hits / n;
        for (int step = 0; step < 50; step++) {
            double p = (low + high) / 2;
            if (tail(hits, n, p) < 0.025) low = p;
            else high = p;
        }
        return low;
    }

    private static double tail(int hits, int n, double p) {
        double log = n * Math.log1p(-p);
        double sum = hits == 0 ? Math.exp(log) : 0;
        for (int i = 1; i <= n; i++) {
            log += Math.log((double) (n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
            if (i >= hits) sum += Math.exp(log);
        }
        return sum;
    }
}
