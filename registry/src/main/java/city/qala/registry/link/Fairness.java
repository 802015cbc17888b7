package city.qala.registry.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether some people's records are found less well than others': expected recall by alphabet of
 * the names, by sex, and by whether there is a patronymic. From the probabilities of the pairs that
 * were compared, without labels.
 */
final class Fairness {
    private final Records records;
    private final Map<String, double[]> sums = new TreeMap<>();

    private Fairness(Records records) {
        this.records = records;
    }

    /**
     * One group of records.
     *
     * @param by what tells the groups apart: {@code script}, {@code sex}, {@code patronymic}
     * @param group of records, such as {@code latin}
     * @param expectedRecall share of the pairs of one person with a record of the group that are
     *     together, of those that were compared; 0 to 1
     */
    public record Group(String by, String group, double expectedRecall) {}

    /** Expected recall of each group that has a pair. */
    static List<Group> of(Records records, Linkage linkage) {
        var fairness = new Fairness(records);
        String[][] groups = new String[records.count()][];
        Pairs pairs = linkage.pairs();
        for (int i = 0; i < pairs.size(); i++) {
            double weight = linkage.weight(i);
            if (weight < Quality.LOWEST) continue;
            int a = pairs.first(i);
            int b = pairs.second(i);
            boolean together = linkage.people().personOf(a) == linkage.people().personOf(b);
            double p = Model.probability(weight);
            for (int r : new int[] {a, b}) {
                if (groups[r] == null) groups[r] = fairness.groups(r);
                for (String g : groups[r]) fairness.count(g, p, together);
            }
        }
        List<Group> out = new ArrayList<>();
        fairness.sums.forEach((g, sum) -> {
            int at = g.indexOf(' ');
            double recall = sum[1] <= 0 ? 1 : Math.min(1, sum[0] / sum[1]);
            out.add(new Group(g.substring(0, at), g.substring(at + 1), recall));
        });
        return out;
    }

    private void count(String group, double probability, boolean together) {
        double[] sum = sums.computeIfAbsent(group, g -> new double[2]);
        if (together) sum[0] += probability;
        sum[1] += probability;
    }

    private String[] groups(int record) {
        List<String> out = new ArrayList<>();
        String names =
                records.said("family-name", record)
                        + records.said("given-name", record)
                        + records.said("full-name", record);
        if (!names.isEmpty())
            out.add("script " + (NameFold.isCyrillic(names) ? "cyrillic" : "other"));
        String sex = Traits.sexOf(records.said("sex", record));
        if (sex.equals("m") || sex.equals("f")) out.add("sex " + sex);
        if (records.fields().stream().anyMatch(f -> f.meaning() == Meaning.PATRONYMIC))
            out.add(
                    "patronymic "
                            + (records.said("patronymic", record).isEmpty() ? "none" : "given"));
        return out.toArray(String[]::new);
    }
}
