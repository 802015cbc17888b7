package city.qala.pulse.question;

import city.qala.pulse.release.DayBuild;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Epsilon;
import city.qala.pulse.release.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Answers from a year's cube of a city of eight districts and twenty categories: how long the 99th
 * of 100 questions takes. A main class, run by {@code bench/release.sh}.
 */
public final class YearBench {

    private static final LocalDate LAST = LocalDate.of(2026, 1, 13);
    private static final int DAYS = 400;
    private static final int QUESTIONS = 1_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private YearBench() {}

    /** Measures. */
    public static void main(String[] args) {
        Domain domain =
                new Domain(
                        IntStream.rangeClosed(1, 8).mapToObj(d -> "D" + d).toList(),
                        24,
                        IntStream.range(0, 20).mapToObj(k -> "k" + k).toList());
        List<Integer> people = Collections.nCopies(8, 50_000);
        var layout = new Layout(1, Topic.PURCHASES, domain, people, List.of(), 40);
        long began = System.nanoTime();
        Answers answers = new Answers(archive(layout), t -> Optional.of(layout));
        double build = (System.nanoTime() - began) / 1e9;
        long[] nanos = new long[QUESTIONS];
        var random = new Random(1);
        for (int i = 0; i < QUESTIONS; i++) {
            Asked asked = any(random, domain);
            // The processor's time: what others do on the machine meanwhile is not counted.
            long from = CPU.getCurrentThreadCpuTime();
            Answer answer = answers.answer(asked);
            nanos[i] = CPU.getCurrentThreadCpuTime() - from;
            if (answer.days() == 0) throw new IllegalStateException("nothing was summed");
        }
        long[] late = Arrays.copyOfRange(nanos, QUESTIONS / 4, QUESTIONS);
        Arrays.sort(late);
        System.out.printf(
                "{\"days\":%d,\"cells_a_day\":%d,\"build_s\":%.2f,\"cpu_p50_ms\":%.2f,\"cpu_p99_ms\":%.2f,"
                        + "\"cpu_max_ms\":%.2f}%n",
                DAYS,
                domain.cells(),
                build,
                late[late.length / 2] / 1e6,
                late[late.length * 99 / 100] / 1e6,
                late[late.length - 1] / 1e6);
    }

    private static Asked any(Random random, Domain domain) {
        int from = random.nextInt(24);
        String place = random.nextInt(4) == 0 ? "" : "D" + (1 + random.nextInt(8));
        int[] weeks = {1, 4, 12, 26, 52};
        return new Asked(
                Topic.PURCHASES,
                domain.kinds().get(random.nextInt(20)),
                place,
                Asked.Days.values()[random.nextInt(3)],
                from,
                from + 1 + random.nextInt(24 - from),
                weeks[random.nextInt(weeks.length)],
                LAST);
    }

    private static Archive archive(Layout layout) {
        var all = new Archive();
        Epsilon epsilon = Topic.PURCHASES.of(Epsilon.of(BigDecimal.ONE));
        var random = new Random(2);
        for (int d = 0; d < DAYS; d++) {
            DayBuild build = DayBuild.begin(layout.domain(), Topic.PURCHASES.bound(), 40, epsilon);
            for (int p = 0; p < 2_000; p++)
                build.add(
                        0,
                        p,
                        layout.domain().places().get(random.nextInt(8)),
                        random.nextInt(24),
                        layout.domain().kinds().get(random.nextInt(20)),
                        random.nextInt(40));
            all.add(new Day(LAST.minusDays(d), layout, build.release(), 2, 78, Instant.EPOCH));
        }
        return all;
    }
}
