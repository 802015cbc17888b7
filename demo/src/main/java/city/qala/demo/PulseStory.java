package city.qala.demo;

import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What banks and operators of the pretend town deliver each day: purchases of made cards at made
 * sellers, and made phones in districts by hour. Every number is made; none is anybody's.
 */
final class PulseStory {
    private static final String PROGRAM = "pulse-feed";
    private static final int CARDS = 9_000;
    private static final int PHONES = 4_000;
    private static final int SHARE_OF_CARDS = 78;
    private static final int SHARE_OF_PHONES = 85;

    /** Twelve weeks come in a minute or two beside everything else that the town does. */
    private static final Duration BREATH = Duration.ofMillis(250);

    /** Districts with their residents; Planken is too small to stand alone and counts to Schaan. */
    private static final List<String> PLACES = List.of("Schaan", "Vaduz", "Triesenberg");

    private static final int[] RESIDENTS = {6_400, 5_400, 2_600};
    private static final double[] HOME = {0.45, 0.83, 1};

    private static final List<String> KINDS =
            List.of("coffee", "grocery", "bakery", "restaurant", "pharmacy", "fuel", "clothing");

    /** Share of purchases up to each kind. */
    private static final double[] UP_TO = {0.24, 0.58, 0.70, 0.83, 0.88, 0.95, 1};

    /** Hours at which each kind is bought: the middle and the spread, twice a day for coffee. */
    private static final double[][] HOURS = {
        {9, 1.6, 15, 2},
        {17, 2.6, 11, 2},
        {8, 1.4, 16, 2},
        {12.5, 1, 19.5, 1.4},
        {15, 3, 11, 2},
        {17, 2, 8, 1.5},
        {15, 2.2, 17, 2}
    };

    private static final int[][] SELLERS = {
        {24, 11, 7, 19, 3, 5, 14}, {31, 9, 8, 27, 3, 3, 22}, {6, 3, 2, 9, 1, 1, 2}
    };

    private final CityClient city;
    private final Clock clock;
    private final ZoneId zone;
    private final int days;
    private final long seed;

    PulseStory(CityClient city, Clock clock, DemoConfig config) {
        this.city = city;
        this.clock = clock;
        this.zone = config.zone();
        this.days = config.days();
        this.seed = config.seed();
    }

    /** Delivers the days that the city does not have yet; how many. */
    int tell(Pause pause) {
        declare("purchases", KINDS, true);
        declare("presence", List.of("resident", "visitor"), false);
        Set<String> known = new HashSet<>();
        for (JsonNode line : city.look(PROGRAM, Role.OPERATOR, "/api/pulse/ledger").path("lines"))
            known.add(line.path("topic").asText() + line.path("day").asText());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        int told = 0;
        // The newest first: whoever opens the page early finds the last weeks there.
        for (int ago = 1; ago <= Math.min(84, 4 * days) && !pause.stopped(); ago++) {
            LocalDate day = today.minusDays(ago);
            if (!known.contains("purchases" + day)) {
                deliver("purchases", day, SHARE_OF_CARDS, purchases(day));
                told++;
                pause.orStop(BREATH);
            }
            if (ago <= Math.min(28, days) && !known.contains("presence" + day)) {
                deliver("presence", day, SHARE_OF_PHONES, presence(day));
                told++;
                pause.orStop(BREATH);
            }
        }
        return told;
    }

    private void declare(String topic, List<String> kinds, boolean withSellers) {
        var places = new ArrayList<Map<String, Object>>();
        for (int p = 0; p < PLACES.size(); p++) {
            var place = new LinkedHashMap<String, Object>();
            place.put("name", PLACES.get(p));
            place.put("residents", RESIDENTS[p]);
            if (withSellers) {
                var sellers = new LinkedHashMap<String, Object>();
                for (int k = 0; k < kinds.size(); k++) sellers.put(kinds.get(k), SELLERS[p][k]);
                place.put("sellers", sellers);
            }
            places.add(place);
        }
        city.tell(
                PROGRAM,
                Role.OPERATOR,
                "/api/pulse/layouts",
                Map.of("topic", topic, "hours", 24, "kinds", kinds, "places", places));
    }

    private void deliver(String topic, LocalDate day, int share, String rows) {
        city.deliver(
                PROGRAM,
                Role.OPERATOR,
                "/api/pulse/days/" + topic + "/" + day + "?share=" + share,
                rows);
    }

    private String purchases(LocalDate day) {
        var random = new Random(Noise.mix(seed, day.toEpochDay(), 11));
        double mood = 0.95 + 0.1 * random.nextDouble();
        boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean rest = sunday || day.getDayOfWeek() == DayOfWeek.SATURDAY;
        var rows = new StringBuilder("feed,person,place,hour,kind\n");
        for (int card = 0; card < CARDS; card++) {
            double rate = mood * (sunday ? 0.45 : rest ? 1.1 : 0.95) * eager(card);
            for (double left = rate - random.nextDouble(); left > 0; left -= random.nextDouble()) {
                int kind = upTo(UP_TO, random.nextDouble());
                rows.append(card % 5 < 3 ? "bank-a" : "bank-b").append(",c").append(card);
                rows.append(',').append(PLACES.get(place(card, rest, random)));
                rows.append(',').append(hour(kind, random)).append(',').append(KINDS.get(kind));
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    private String presence(LocalDate day) {
        var random = new Random(Noise.mix(seed, day.toEpochDay(), 12));
        boolean rest = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        var rows = new StringBuilder(PHONES * 18 * 32).append("feed,person,place,hour,kind\n");
        for (int phone = 0; phone < PHONES; phone++) {
            boolean visitor = phone % 11 == 0;
            int away = place(phone, rest, random);
            int leaves = 7 + random.nextInt(3);
            int back = 16 + random.nextInt(4);
            for (int hour = 0; hour < 24; hour++) {
                boolean out = hour >= leaves && hour < back;
                // Visitors are there by day; and a phone is not heard of in every hour.
                if ((visitor && !out) || random.nextInt(4) == 0) continue;
                rows.append("operator-").append((char) ('a' + phone % 3)).append(",p");
                rows.append(phone).append(',').append(PLACES.get(out ? away : home(phone)));
                rows.append(',').append(hour).append(visitor ? ",visitor\n" : ",resident\n");
            }
        }
        return rows.toString();
    }

    private double eager(int card) {
        return 0.4 + 1.2 * Noise.unit(seed, card, 13);
    }

    private int home(int person) {
        return upTo(HOME, Noise.unit(seed, person, 14));
    }

    /** On working days many are in Vaduz, where the offices are. */
    private int place(int person, boolean rest, Random random) {
        return random.nextDouble() < (rest ? 0.15 : 0.4) ? 1 : home(person);
    }

    private static int hour(int kind, Random random) {
        double[] h = HOURS[kind];
        int twice = random.nextDouble() < 0.62 ? 0 : 2;
        return (int) Math.clamp(Math.floor(h[twice] + h[twice + 1] * random.nextGaussian()), 6, 22);
    }

    private static int upTo(double[] limits, double value) {
        int at = 0;
        while (at < limits.length - 1 && value > limits[at]) at++;
        return at;
    }
}
