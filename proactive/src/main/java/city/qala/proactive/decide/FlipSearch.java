package city.qala.proactive.decide;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest change of one fact that turns a refusal into an entitlement, by trying:
 * copies of the household with one value changed are decided together as a small population.
 */
final class FlipSearch {
    private static final int FACTS = 12;
    private static final int ROUNDS = 12;
    private static final long DAYS = 150L * 366;

    private final Population all;
    private final int household;
    private final Policy policy;
    private final LocalDate on;
    private final int person;

    private FlipSearch(Population all, int household, Policy policy, LocalDate on, int person) {
        this.all = all;
        this.household = household;
        this.policy = policy;
        this.on = on;
        this.person = person;
    }

    /**
     * The change that is smallest against the value that it changes; empty if no one fact helps.
     */
    static Optional<Explanation.Flip> find(
            Population all,
            int household,
            Policy policy,
            LocalDate on,
            int person,
            List<Explanation.Cited> facts) {
        var search = new FlipSearch(all, household, policy, on, person);
        Explanation.Flip best = null;
        double distance = Double.MAX_VALUE;
        List<String> tried = new ArrayList<>();
        for (Explanation.Cited c : facts) {
            if (tried.contains(c.name() + c.of()) || tried.size() >= FACTS) continue;
            tried.add(c.name() + c.of());
            Fact f = (Fact) all.law().variable(c.name());
            int row = search.row(f, c.of());
            Try found = c.value().equals("?") ? null : search.nearest(f, row);
            if (found == null || found.distance() >= distance) continue;
            distance = found.distance();
            best = new Explanation.Flip(c.name(), c.of(), c.value(), found.text(), found.amount());
        }
        return Optional.ofNullable(best);
    }

    private record Try(String text, BigDecimal amount, double distance) {}

    private int row(Fact f, String of) {
        if (!f.of().isPerson()) return 0;
        for (int p = all.firstPerson(household); p < all.firstPerson(household + 1); p++)
            if (all.personId(p).equals(of)) return p - all.firstPerson(household);
        return 0;
    }

    private @Nullable Try nearest(Fact f, int row) {
        return switch (f.type()) {
            case BOOL -> first(f, row, new long[] {0, 1}, 0);
            case TEXT -> {
                long[] codes = f.choices().stream().mapToLong(c -> all.texts().code(c)).toArray();
                yield first(f, row, codes, 0);
            }
            case DATE -> near(f, row, now(f, row), 0, DAYS);
            case NUMBER -> {
                Column now = value(f, row);
                BigDecimal cents = now.decimal(0).movePointRight(2);
                yield near(f, row, cents.longValue(), 2, 10_000_000_000L);
            }
        };
    }

    private long now(Fact f, int row) {
        return value(f, row).value(0);
    }

    private Column value(Fact f, int row) {
        int at = f.of().isPerson() ? all.firstPerson(household) + row : household;
        return all.read(f, Period.of(policy.rhythm(), on), at, at + 1);
    }

    /** The first of a few values that makes it a yes. */
    private @Nullable Try first(Fact f, int row, long[] values, int decimals) {
        Decided d = decide(f, row, values, decimals);
        for (int i = 0; i < values.length; i++)
            if (yes(d, i)) return told(f, values[i], decimals, amount(d, i), 1);
        return null;
    }

    /** Widening steps to both sides, then halving between the last no and the first yes. */
    private @Nullable Try near(Fact f, int row, long now, int decimals, long reach) {
        int steps = 36;
        long[] values = new long[2 * steps];
        double growth = Math.pow((double) reach, 1.0 / (steps - 1));
        for (int i = 0; i < steps; i++) {
            long step = Math.max(i + 1L, Math.round(Math.pow(growth, i)));
            values[2 * i] = now - step;
            values[2 * i + 1] = now + step;
        }
        Decided d = decide(f, row, values, decimals);
        for (int i = 0; i < values.length; i++) {
            if (!yes(d, i)) continue;
            long far = values[i];
            long near = i < 2 ? now : values[i - 2];
            return between(f, row, near, far, decimals, now, amount(d, i));
        }
        return null;
    }

    private Try between(
            Fact f, int row, long no, long yes, int decimals, long now, BigDecimal amount) {
        long near = no;
        long far = yes;
        BigDecimal given = amount;
        for (int round = 0; round < ROUNDS && Math.abs(far - near) > 1; round++) {
            long[] values = new long[15];
            for (int i = 0; i < values.length; i++)
                values[i] = near + (far - near) * (i + 1) / (values.length + 1);
            Decided d = decide(f, row, values, decimals);
            int first = 0;
            while (first < values.length && !yes(d, first)) first++;
            if (first < values.length) {
                far = values[first];
                given = amount(d, first);
            }
            if (first > 0) near = values[first - 1];
        }
        double distance = Math.abs(far - now) / Math.max(1.0, Math.abs((double) now));
        return told(f, far, decimals, given, Math.min(distance, 1e6));
    }

    private Try told(Fact f, long value, int decimals, BigDecimal amount, double distance) {
        Column c = new Column(new long[] {value}, decimals, null);
        return new Try(Values.text(all.texts(), f.type(), c, 0), amount, distance);
    }

    private Decided decide(Fact f, int row, long[] values, int decimals) {
        Population copies = all.copies(household, values.length);
        int people = all.firstPerson(household + 1) - all.firstPerson(household);
        FactColumn column = copies.fact(f);
        for (int i = 0; i < values.length; i++) {
            int at = f.of().isPerson() ? i * people + row : i;
            column.replace(at, values[i], decimals);
        }
        return Decider.decide(copies, List.of(policy), on).getFirst();
    }

    private int unit(int copy) {
        int people = all.firstPerson(household + 1) - all.firstPerson(household);
        return policy.of().isPerson() ? copy * people + person : copy;
    }

    private boolean yes(Decided d, int copy) {
        return d.outcome(unit(copy)) == Outcome.ENTITLED;
    }

    private BigDecimal amount(Decided d, int copy) {
        return d.amount(unit(copy));
    }
}
