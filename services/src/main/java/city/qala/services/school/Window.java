package city.qala.services.school;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An enrolment window that has closed: what families asked for, and the seed that was committed to
 * before it opened.
 *
 * <p>Priority at a school: a sibling there, then the zone's own, then others; within that one
 * lottery number a pupil, the first eight bytes of SHA-256 of {@code seed/pupil}, smaller first. It
 * depends on nothing else, so neither the hour of a wish nor its place in the file matters. The
 * school of the zone is added at the end of a list that lacks it. Twins share the number of the one
 * whose id comes first, so that a lottery does not part them; the last seat may.
 */
final class Window {
    private static final int SIBLING = 0;
    private static final int ZONE = 1;
    private static final int OTHER = 2;

    private final JsonNode given;
    private final List<String> pupils = new ArrayList<>();
    private final List<String> schools = new ArrayList<>();
    private final Map<String, Integer> schoolNumber = new HashMap<>();
    private final Map<Integer, Integer> twin = new TreeMap<>();
    private final long[] lottery;
    private final List<Integer> wishes = new ArrayList<>();
    private final List<Integer> tiers = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final Market market;

    private Window(JsonNode given) {
        this.given = given;
        // In the order of their ids, so that the order of the file cannot matter.
        var names = new TreeSet<String>();
        given.path("pupils").fieldNames().forEachRemaining(names::add);
        pupils.addAll(names);
        given.path("schools").fieldNames().forEachRemaining(schools::add);
        for (String s : schools) schoolNumber.put(s, schoolNumber.size());
        if (pupils.isEmpty() || schools.isEmpty())
            throw Problem.invalid("window", "empty", "must have pupils and schools");
        String seed = seed(given);
        findTwins();
        this.lottery = lotteries(seed);
        this.market = make();
    }

    /**
     * Takes a window in.
     *
     * @throws Problem {@code seed-not-committed} if the seed is not the one that was committed to;
     *     {@code invalid-parameter} for anything else that cannot be
     */
    static Window of(JsonNode given) {
        return new Window(given);
    }

    /** What is published before a window opens: SHA-256 of the seed in hexadecimal. */
    static String commitment(String seed) {
        return HexFormat.of().formatHex(sha256(seed));
    }

    Market market() {
        return market;
    }

    private Market make() {
        int[] first = new int[pupils.size() + 1];
        for (int p = 0; p < pupils.size(); p++) {
            wishesOf(p);
            first[p + 1] = wishes.size();
        }
        return new Market(
                first, ints(wishes), ranks(), seats("capacity"), seats("reserve"), favoured());
    }

    String pupil(int number) {
        return pupils.get(number);
    }

    String school(int number) {
        return schools.get(number);
    }

    int tier(int wish) {
        return tiers.get(wish);
    }

    /** The lottery number of whoever made a wish. */
    long lottery(int wish) {
        return lottery[owners.get(wish)];
    }

    /** Twins that a match has put into different schools, or only one of them anywhere. */
    List<String> apart(Match match) {
        List<String> apart = new ArrayList<>();
        twin.forEach((a, b) -> {
            if (a < b && match.school(market, a) != match.school(market, b))
                apart.add(pupils.get(a) + " and " + pupils.get(b));
        });
        return apart;
    }

    private static String seed(JsonNode given) {
        String seed = given.path("seed").asText("");
        if (seed.length() < 16) throw Problem.invalid("seed", seed.length(), "must be longer");
        if (!commitment(seed).equals(given.path("commitment").asText("")))
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "seed-not-committed",
                    "The seed is not the one that was committed to.");
        return seed;
    }

    private void findTwins() {
        for (int p = 0; p < pupils.size(); p++) {
            String other = pupil(p, "twin");
            if (other.isEmpty()) continue;
            int at = Collections.binarySearch(pupils, other);
            if (at < 0 || at == p || !pupil(at, "twin").equals(pupils.get(p)))
                throw Problem.invalid("twin", other, "must name " + pupils.get(p) + " as twin too");
            twin.put(p, at);
        }
    }

    private long[] lotteries(String seed) {
        long[] numbers = new long[pupils.size()];
        for (int p = 0; p < numbers.length; p++) {
            int named = Math.min(p, twin.getOrDefault(p, p));
            byte[] hash = sha256(seed + "/" + pupils.get(named));
            for (int i = 0; i < Long.BYTES; i++) numbers[p] = (numbers[p] << 8) | (hash[i] & 0xFF);
        }
        return numbers;
    }

    private void wishesOf(int p) {
        var seen = new ArrayList<String>();
        for (JsonNode wish : given.path("pupils").path(pupils.get(p)).path("wishes"))
            if (!seen.contains(wish.asText())) seen.add(wish.asText());
        String zone = pupil(p, "zone");
        if (!zone.isEmpty() && !seen.contains(zone)) seen.add(zone);
        for (String name : seen) {
            Integer number = schoolNumber.get(name);
            if (number == null)
                throw Problem.invalid("wishes", name, "of " + pupils.get(p) + " must be a school");
            wishes.add(number);
            owners.add(p);
            tiers.add(
                    name.equals(pupil(p, "sibling")) ? SIBLING : name.equals(zone) ? ZONE : OTHER);
        }
    }

    private int[] ranks() {
        Integer[] order = new Integer[wishes.size()];
        Arrays.setAll(order, w -> w);
        Arrays.sort(order, this::compare);
        int[] next = new int[schools.size()];
        int[] rank = new int[order.length];
        for (int wish : order) rank[wish] = next[wishes.get(wish)]++;
        return rank;
    }

    private int compare(int a, int b) {
        int byTier = tiers.get(a) - tiers.get(b);
        if (byTier != 0) return byTier;
        int byLottery = Long.compareUnsigned(lottery(a), lottery(b));
        return byLottery != 0 ? byLottery : owners.get(a) - owners.get(b);
    }

    private int[] seats(String what) {
        return schools.stream()
                .mapToInt(s -> given.path("schools").path(s).path(what).asInt(0))
                .toArray();
    }

    private boolean[] favoured() {
        boolean[] favoured = new boolean[pupils.size()];
        for (int p = 0; p < favoured.length; p++)
            favoured[p] = given.path("pupils").path(pupils.get(p)).path("favoured").asBoolean();
        return favoured;
    }

    private String pupil(int p, String field) {
        return given.path("pupils").path(pupils.get(p)).path(field).asText("");
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
