package city.qala.registry.link;

import city.qala.kernel.Problem;
import city.qala.registry.link.ExplainCommand.Answer;
import city.qala.registry.link.ExplainCommand.Pair;
import city.qala.registry.link.ExplainCommand.Term;
import city.qala.registry.link.ExplainCommand.Tie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains pairs of a finished linkage, and what holds a person together. */
final class Why {
    private final Records records;
    private final Linkage linkage;
    private final WhyText text;

    /** A tie between two records by their places. */
    private record Edge(int a, int b, double weight) {
        int other(int end) {
            return end == a ? b : a;
        }
    }

    Why(Records records, Linkage linkage, WhyText text) {
        this.records = records;
        this.linkage = linkage;
        this.text = text;
    }

    /** Where a record stands. */
    int place(String id) {
        for (int r = 0; r < records.count(); r++)
            if (records.id(r).equals(id)) return records.place(r);
        throw Problem.of(Problem.Kind.NOT_FOUND, "no-record", "No file holds a record %s.", id);
    }

    private String id(int place) {
        return records.id(records.read(place));
    }

    /** Why two records are one person's or two people's. */
    Answer pair(int a, int b) {
        Pair pair = explained(a, b);
        List<String> words = new ArrayList<>();
        for (Term t : pair.terms()) words.add(t.words());
        words.add(pair.words());
        List<Edge> tree = tree(members(a));
        List<Edge> path = pair.together() ? path(tree, a, b) : List.of();
        return answer(a, List.of(pair), path, List.of(), words, List.of(id(a), id(b)));
    }

    /** What holds the person of a record together. */
    Answer person(int record) {
        List<Integer> members = members(record);
        List<Edge> tree = tree(members);
        List<Integer> splits = splits(members);
        List<String> words = new ArrayList<>();
        words.add(text.say("link.person", members.size()));
        if (members.size() == 1) words.add(text.say("link.alone"));
        else if (splits.isEmpty()) words.add(text.say("link.whole"));
        List<Pair> pairs = tree.stream().map(e -> explained(e.a(), e.b())).toList();
        for (Pair p : pairs) words.add(p.left() + ", " + p.right() + ": " + p.words());
        return answer(record, pairs, tree, splits, words, List.of());
    }

    private Answer answer(
            int record,
            List<Pair> pairs,
            List<Edge> chain,
            List<Integer> splits,
            List<String> words,
            List<String> ends) {
        List<Tie> ties = chain.stream().map(this::tie).toList();
        List<Tie> weakest =
                ties.stream().min(Comparator.comparingDouble(Tie::weight)).stream().toList();
        if (!ends.isEmpty() && ties.size() > 1)
            words.add(text.say("link.chain", ends.get(0), ends.get(1), said(ties)));
        if (ties.size() > 1)
            for (Tie t : weakest)
                words.add(
                        text.say("link.weakest", t.left(), t.right(), WhyText.number(t.weight())));
        for (int s : splits) words.add(text.say("link.split", id(s)));
        List<String> all = members(record).stream().map(this::id).sorted().toList();
        return new Answer(
                all, pairs, ties, weakest, splits.stream().map(this::id).sorted().toList(), words);
    }

    private static String said(List<Tie> ties) {
        return ties.stream()
                .map(t -> t.left() + " – " + t.right())
                .collect(Collectors.joining(", "));
    }

    private Tie tie(Edge e) {
        return new Tie(id(e.a()), id(e.b()), e.weight());
    }

    private List<Integer> members(int record) {
        People people = linkage.people();
        int p = people.personOf(record);
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < people.size(p); i++) members.add(people.member(p, i));
        return members;
    }

    private Pair explained(int a, int b) {
        Explanation why = linkage.scorer().explain(a, b);
        List<Term> terms = new ArrayList<>();
        terms.add(bare("prior", why.prior()));
        for (Explanation.Term t : why.terms()) terms.add(term(t, a, b));
        terms.add(bare("household", why.household()));
        double weight = 0;
        for (Term t : terms) weight += t.bits();
        People people = linkage.people();
        return new Pair(
                id(a),
                id(b),
                weight,
                Model.probability(weight),
                people.personOf(a) == people.personOf(b),
                linkage.scorer().isVetoed(a, b),
                terms,
                text.sum(weight));
    }

    private Term bare(String name, double bits) {
        return new Term("", 0, bits, "", "", 0, text.line(name, bits));
    }

    private Term term(Explanation.Term t, int a, int b) {
        double bits = t.bits() + t.rarity();
        long people = t.level() > 2 ? 0 : linkage.scorer().people(t.trait(), a, b, t.level());
        var values =
                new WhyText.Values(records.said(t.trait(), a), records.said(t.trait(), b), people);
        String words =
                "names-together".equals(t.trait())
                        ? text.line(t.trait() + "/1", bits)
                        : text.line(t.trait(), t.level(), bits, values);
        return new Term(t.trait(), t.level(), bits, values.left(), values.right(), people, words);
    }

    private List<Edge> edges(List<Integer> members) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < members.size(); i++)
            for (int j = i + 1; j < members.size(); j++) {
                int a = members.get(i);
                int b = members.get(j);
                edges.add(new Edge(a, b, linkage.scorer().weight(a, b)));
            }
        return edges;
    }

    /** The strongest ties that hold all members together. */
    private List<Edge> tree(List<Integer> members) {
        List<Edge> edges = edges(members);
        edges.sort(Comparator.comparingDouble(Edge::weight).reversed());
        int[] group = new int[members.size()];
        Arrays.setAll(group, i -> i);
        List<Edge> tree = new ArrayList<>();
        for (Edge e : edges) {
            int x = group[members.indexOf(e.a())];
            int y = group[members.indexOf(e.b())];
            if (x == y) continue;
            for (int i = 0; i < group.length; i++) if (group[i] == y) group[i] = x;
            tree.add(e);
        }
        return tree;
    }

    private static List<Edge> path(List<Edge> tree, int from, int to) {
        Deque<List<Edge>> ways = new ArrayDeque<>();
        Set<Integer> seen = new HashSet<>(Set.of(from));
        ways.add(List.of());
        Deque<Integer> ends = new ArrayDeque<>(List.of(from));
        while (!ends.isEmpty()) {
            int end = ends.remove();
            List<Edge> way = ways.remove();
            if (end == to) return way;
            for (Edge e : tree) {
                if ((e.a() != end && e.b() != end) || !seen.add(e.other(end))) continue;
                List<Edge> longer = new ArrayList<>(way);
                longer.add(e);
                ways.add(longer);
                ends.add(e.other(end));
            }
        }
        return List.of();
    }

    /** Members without whom the links above the threshold would not hold the others together. */
    private List<Integer> splits(List<Integer> members) {
        List<Edge> links =
                edges(members).stream().filter(e -> e.weight() > linkage.threshold()).toList();
        List<Integer> splits = new ArrayList<>();
        for (int without : members) {
            List<Integer> rest = members.stream().filter(m -> m != without).toList();
            Set<Integer> reached = new HashSet<>();
            Deque<Integer> queue = new ArrayDeque<>();
            if (!rest.isEmpty()) queue.add(rest.getFirst());
            while (!queue.isEmpty()) {
                int at = queue.remove();
                if (!reached.add(at)) continue;
                for (Edge e : links)
                    if ((e.a() == at || e.b() == at) && e.other(at) != without)
                        queue.add(e.other(at));
            }
            if (reached.size() < rest.size()) splits.add(without);
        }
        return splits;
    }
}
