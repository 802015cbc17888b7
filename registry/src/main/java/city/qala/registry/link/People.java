package city.qala.registry.link;

import java.util.Arrays;

/**
 * Which records are of one person, as it is believed at the moment.
 *
 * <p>Records of a person stand together in {@code members}, from {@code starts[p]} on.
 */
final class People {
    private final int[] personOf;
    private final int[] starts;
    private final int[] members;

    private People(int[] personOf, int count) {
        this.personOf = personOf;
        starts = new int[count + 1];
        for (int p : personOf) starts[p + 1]++;
        for (int p = 0; p < count; p++) starts[p + 1] += starts[p];
        members = new int[personOf.length];
        int[] next = Arrays.copyOf(starts, count);
        for (int r = 0; r < personOf.length; r++) members[next[personOf[r]]++] = r;
    }

    /** Every record its own person. */
    static People apart(int records) {
        int[] own = new int[records];
        Arrays.setAll(own, r -> r);
        return new People(own, records);
    }

    /** People numbered by their first record, from any labels. */
    static People of(int[] labels) {
        int[] numberOf = new int[labels.length];
        Arrays.fill(numberOf, -1);
        int[] person = new int[labels.length];
        int count = 0;
        for (int r = 0; r < labels.length; r++) {
            if (numberOf[labels[r]] < 0) numberOf[labels[r]] = count++;
            person[r] = numberOf[labels[r]];
        }
        return new People(person, count);
    }

    int count() {
        return starts.length - 1;
    }

    int records() {
        return members.length;
    }

    int personOf(int record) {
        return personOf[record];
    }

    int size(int person) {
        return starts[person + 1] - starts[person];
    }

    int member(int person, int nth) {
        return members[starts[person] + nth];
    }

    int largest() {
        int most = 0;
        for (int p = 0; p < count(); p++) most = Math.max(most, size(p));
        return most;
    }

    /** Pairs of records of one person. */
    long pairs() {
        long pairs = 0;
        for (int p = 0; p < count(); p++) pairs += (long) size(p) * (size(p) - 1) / 2;
        return pairs;
    }

    /**
     * For each value the number of people who have it; a person whose records say several things
     * counts once for each.
     *
     * @param cells value of each record, 0 for none
     * @param values how many values there are, 0 included
     */
    int[] countOf(Values cells, int values) {
        int[] counts = new int[values];
        for (int p = 0; p < count(); p++)
            for (int i = starts[p]; i < starts[p + 1]; i++)
                if (isFirst(cells, starts[p], i)) counts[cells.of(members[i])]++;
        counts[0] = 0;
        return counts;
    }

    private boolean isFirst(Values cells, int from, int at) {
        int value = cells.of(members[at]);
        for (int i = from; i < at; i++) if (cells.of(members[i]) == value) return false;
        return true;
    }
}
