package city.qala.registry.people;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdRuleTest {

    private static Supplier<String> fresh() {
        var next = new AtomicInteger();
        return () -> "new" + next.incrementAndGet();
    }

    private static Map<String, String> named(List<Set<String>> groups, IdRule.Named named) {
        var all = new TreeMap<String, String>();
        for (int g = 0; g < groups.size(); g++)
            for (String member : groups.get(g)) all.put(member, named.ids().get(g));
        return all;
    }

    @Test
    void givenAnyGroupsTwice_whenNamed_thenUntouchedOnesKeepTheirNamesAndNoNameIsTwice() {
        ForAll.check(
                200,
                RandomGenerator::nextLong,
                seed -> {
                    RandomGenerator random = ForAll.random(seed);
                    List<Set<String>> first = groups(random, 30);
                    var before = IdRule.name(first, Map.of(), Map.of(), fresh());
                    Map<String, String> old = named(first, before);
                    List<Set<String>> second = changed(first, random);
                    var after = IdRule.name(second, old, Map.of(), () -> "x" + random.nextLong());
                    assertThat(new HashSet<>(after.ids())).hasSameSizeAs(after.ids());
                    for (int g = 0; g < second.size(); g++) {
                        int was = first.indexOf(second.get(g));
                        if (was >= 0)
                            assertThat(after.ids().get(g)).isEqualTo(before.ids().get(was));
                    }
                    var living = new TreeSet<>(after.ids());
                    for (String id : before.ids())
                        assertThat(living.contains(id) || after.merged().containsKey(id))
                                .as("what became of " + id)
                                .isTrue();
                });
    }

    private static List<Set<String>> groups(RandomGenerator random, int members) {
        var groups = new HashMap<Integer, Set<String>>();
        for (int m = 0; m < members; m++)
            groups.computeIfAbsent(random.nextInt(12), k -> new TreeSet<>()).add("r" + m);
        return new ArrayList<>(groups.values());
    }

    private static List<Set<String>> changed(List<Set<String>> groups, RandomGenerator random) {
        var changed = new ArrayList<>(groups);
        var one = changed.remove(random.nextInt(changed.size()));
        if (random.nextBoolean() && !changed.isEmpty()) {
            var both = new TreeSet<>(changed.remove(random.nextInt(changed.size())));
            both.addAll(one);
            changed.add(both);
        } else for (String member : one) changed.add(new TreeSet<>(Set.of(member)));
        changed.add(new TreeSet<>(Set.of("newcomer")));
        return changed;
    }

    @Test
    void givenTwoThatBecomeOne_whenNamed_thenTheLargerNameStaysAndTheOtherLeadsThere() {
        var old = Map.of("a", "P1", "b", "P1", "c", "P2");
        var named = IdRule.name(List.of(Set.of("a", "b", "c")), old, Map.of(), fresh());
        assertThat(named.ids()).containsExactly("P1");
        assertThat(named.merged()).isEqualTo(Map.of("P2", "P1"));
        assertThat(named.made()).isEmpty();
    }

    @Test
    void givenOneThatIsParted_whenNamed_thenTheRestKeepsTheNameAndTheOtherIsNew() {
        var old = Map.of("a", "P1", "b", "P1", "c", "P1");
        var named = IdRule.name(List.of(Set.of("a", "b"), Set.of("c")), old, Map.of(), fresh());
        assertThat(named.ids()).containsExactly("P1", "new1");
        assertThat(named.split()).isEqualTo(Map.of("new1", "P1"));
    }

    @Test
    void givenANameThatTheTownGave_whenNamed_thenItWinsOverTheMajority() {
        var old = Map.of("a", "P1", "b", "P1");
        var named = IdRule.name(List.of(Set.of("a", "b")), old, Map.of(0, "TOWN"), fresh());
        assertThat(named.ids()).containsExactly("TOWN");
        assertThat(named.merged()).isEqualTo(Map.of("P1", "TOWN"));
    }
}
