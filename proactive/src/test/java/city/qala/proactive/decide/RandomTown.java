package city.qala.proactive.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes policies and households up: every form of the language, every way to say or omit a fact.
 */
final class RandomTown {
    private static final String FACTS =
            """
            format: qala-policies-1
            registers: {a: A, b: B}
            facts:
              born: {of: person, type: date, register: a}
              role: {of: person, type: text, values: [parent, child, guest], register: a}
              pay: {of: person, type: money, period: month, register: b}
              gift: {of: person, type: money, period: month, register: b, absent: 0}
              ill: {of: person, type: bool, register: a, absent: false}
              points: {of: person, type: number, register: a}
              rent: {of: household, type: money, period: month, register: b}
              levy: {of: household, type: money, period: year, register: b}
              area: {of: dwelling, type: number, register: a, absent: 50.25}
              place: {of: household, type: text, values: [north, south, east], register: a}
            parameters:
              rate: {type: number, values: {2019-01-01: 0.1234567, 2020-03-01: 0.2, 2021-01-01: null}}
              limit: {type: money, by: place, values: {north: {2019-06-01: 700.55}, "*": {2018-01-01: 900}}}
              steps: {type: steps, brackets: [{threshold: 1, amount: 5}, {threshold: {2019-01-01: 2.5}, amount: 7.75}]}
              tax: {type: marginal, brackets: [{threshold: 0, rate: 0.01}, {threshold: {2018-01-01: 300, 2020-01-01: 400}, rate: 0.155}, {threshold: {2019-01-01: 1000, 2020-06-01: null}, rate: {2018-01-01: 0.3}}]}
            """;

    private final RandomGenerator random;
    private final List<String> numbersOfPerson = new ArrayList<>(List.of("pay", "gift", "points"));
    private final List<String> numbersOfHousehold =
            new ArrayList<>(List.of("rent", "levy", "area"));

    RandomTown(RandomGenerator random) {
        this.random = random;
    }

    String law() {
        var out = new StringBuilder(FACTS).append("formulas:\n");
        for (int i = 0; i < 4; i++) {
            boolean person = random.nextBoolean();
            boolean flow = random.nextInt(3) > 0;
            String name = "f" + i;
            out.append("  ").append(name).append(": {of: ").append(person ? "person" : "household");
            out.append(", type: number, kind: ").append(flow ? "flow" : "state");
            if (flow || random.nextBoolean())
                out.append(", period: ").append(pick("month", "month", "quarter", "year"));
            out.append(", versions: {2018-01-01: '").append(number(3, person)).append("', ");
            out.append(pick("2020-01-01", "2020-02-01")).append(": '").append(number(2, person));
            out.append("'}");
            if (random.nextBoolean())
                out.append(", outside: '").append(number(1, person)).append("'");
            out.append("}\n");
            (person ? numbersOfPerson : numbersOfHousehold).add(name);
        }
        out.append("policies:\n");
        for (int i = 0; i < 3; i++) policy(out, i);
        return out.toString();
    }

    private void policy(StringBuilder out, int i) {
        boolean person = random.nextBoolean();
        out.append("  - id: p").append(i).append("\n    unit: ");
        out.append(person ? "person" : pick("household", "dwelling"));
        out.append("\n    period: ").append(pick("month", "month", "quarter", "year"));
        out.append("\n    rounding: {mode: ")
                .append(pick("none", "up", "down", "half-up", "half-even"));
        out.append(", to: ").append(pick("1", "0.01", "10", "0.5")).append("}\n");
        if (random.nextInt(4) == 0)
            out.append("    in-force: {from: 2019-04-01, to: 2020-07-31}\n");
        out.append("    conditions:\n");
        for (int k = 0; k < 1 + random.nextInt(3); k++)
            out.append("      - {id: c")
                    .append(k)
                    .append(", when: '")
                    .append(truth(3, person))
                    .append("'}\n");
        if (random.nextInt(3) == 0)
            out.append("    exclusions: [{id: x, when: '").append(truth(2, person)).append("'}]\n");
        out.append("    amount: '").append(number(3, person)).append("'\n");
        (person ? numbersOfPerson : numbersOfHousehold).add("p" + i);
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String variable(boolean person) {
        List<String> household = numbersOfHousehold;
        if (!person || random.nextInt(3) == 0)
            return household.get(random.nextInt(household.size()));
        return numbersOfPerson.get(random.nextInt(numbersOfPerson.size()));
    }

    private String literal() {
        return pick("0", "1", "2", "3.5", "0.333333", "12.75", "100", "1000", "100000.01", "7");
    }

    private String number(int depth, boolean person) {
        if (depth == 0)
            return switch (random.nextInt(8)) {
                case 0, 1 -> literal();
                case 2 -> pick("rate", "limit");
                case 3 -> "count(true)";
                default -> variable(person);
            };
        int d = depth - 1;
        return switch (random.nextInt(19)) {
            case 0, 1 -> "(" + number(d, person) + " + " + number(d, person) + ")";
            case 2 -> "(" + number(d, person) + " - " + number(d, person) + ")";
            case 3, 4 -> "(" + number(d, person) + " * " + number(d, person) + ")";
            case 5 ->
                    "("
                            + number(d, person)
                            + " / "
                            + number(d, person)
                            + ")".replace("/ 0)", "/ 4)");
            case 6 ->
                    "("
                            + truth(d, person)
                            + " ? "
                            + number(d, person)
                            + " : "
                            + number(d, person)
                            + ")";
            case 7 -> pick("min(", "max(") + number(d, person) + ", " + number(d, person) + ")";
            case 8 -> "sum(" + ofPeople(d) + ")";
            case 9 -> "sum(" + ofPeople(d) + ", " + truth(d, true) + ")";
            case 10 -> "count(" + personTruth(d) + ")";
            case 11 -> pick("min(", "max(") + ofPeople(d) + ", " + truth(d, true) + ")";
            case 12 -> "scale(" + pick("tax", "steps") + ", " + number(d, person) + ")";
            case 13 -> "when_in_force(" + number(d, person) + ", " + number(0, person) + ")";
            case 14 ->
                    pick(
                                    "previous_month(",
                                    "previous_quarter(",
                                    "this_year(",
                                    "first_month(",
                                    "last_month(",
                                    "previous_year(")
                            + number(d, person)
                            + ")";
            case 15 ->
                    pick("months_ago(", "last_months(")
                            + number(d, person)
                            + ", "
                            + pick("1", "2", "5")
                            + ")";
            case 16 ->
                    pick("round_up(", "round_down(", "round_half_up(", "round_half_even(")
                            + number(d, person)
                            + pick(")", ", 0.5)", ", 10)");
            case 17 ->
                    person
                            ? pick(
                                    "years(born, first_day())",
                                    "months(born, last_day())",
                                    "days(born, first_day())",
                                    "year(born)",
                                    "rank(born, ill)",
                                    "rank(pay)")
                            : "-" + number(0, false);
            default -> number(0, person);
        };
    }

    private String ofPeople(int depth) {
        return "("
                + pick("pay", "gift", "points", "years(born, first_day())")
                + pick(" + ", " - ", " * ")
                + number(depth, true)
                + ")";
    }

    private String personTruth(int depth) {
        return "("
                + pick("ill", "role == \"parent\"", "pay > 300", "born < date(\"1990-01-01\")")
                + pick(" && ", " || ")
                + truth(depth, true)
                + ")";
    }

    private String truth(int depth, boolean person) {
        if (depth == 0)
            return switch (random.nextInt(person ? 4 : 2)) {
                case 0 -> pick("place == \"north\"", "place in [\"south\", \"east\"]");
                case 1 ->
                        "("
                                + number(0, person)
                                + pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
                                + variable(person)
                                + ")";
                case 2 -> pick("ill", "!ill");
                default ->
                        pick(
                                "role == \"parent\"",
                                "role != \"child\"",
                                "born >= date(\"2001-05-05\")");
            };
        int d = depth - 1;
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + truth(d, person) + " && " + truth(d, person) + ")";
            case 2, 3 -> "(" + truth(d, person) + " || " + truth(d, person) + ")";
            case 4 -> "!(" + truth(d, person) + ")";
            case 5 -> pick("any(", "all(") + personTruth(d) + ")";
            case 6 -> "all(" + personTruth(d) + ", " + personTruth(0) + ")";
            default ->
                    "("
                            + number(d, person)
                            + pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
                            + variable(person)
                            + ")";
        };
    }

    /** One household as a line of a facts file. */
    String household(int id) {
        var out = new StringBuilder("{\"id\":\"h" + id + "\"");
        if (random.nextInt(4) == 0)
            out.append(",\"unavailable\":[\"").append(pick("a", "b")).append("\"]");
        List<String> of = new ArrayList<>();
        flow(of, "rent");
        flow(of, "levy");
        if (random.nextInt(5) > 0)
            of.add(
                    "\"place\":"
                            + dated(
                                    "\"" + pick("north", "south", "east") + "\"",
                                    "\"" + pick("north", "south", "east") + "\""));
        out.append(",\"household\":{").append(String.join(",", of)).append("},\"dwelling\":{");
        if (random.nextInt(3) > 0) out.append("\"area\":").append(dated("33.5", "80"));
        out.append("},\"persons\":[");
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n; i++) out.append(i == 0 ? "" : ",").append(person(i));
        return out.append("]}").toString();
    }

    private String person(int i) {
        List<String> of = new ArrayList<>();
        of.add("\"id\":\"p" + i + "\"");
        if (random.nextInt(6) > 0)
            of.add(
                    "\"born\":\""
                            + (1930 + random.nextInt(90))
                            + "-0"
                            + (1 + random.nextInt(9))
                            + "-"
                            + (10 + random.nextInt(19))
                            + "\"");
        if (random.nextInt(6) > 0) of.add("\"role\":\"" + pick("parent", "child", "guest") + "\"");
        if (random.nextInt(3) > 0)
            of.add("\"ill\":" + dated(pick("true", "false"), pick("true", "false", "null")));
        if (random.nextInt(4) > 0) of.add("\"points\":" + dated(money(), money()));
        flow(of, "pay");
        flow(of, "gift");
        return "{" + String.join(",", of) + "}";
    }

    private String dated(String a, String b) {
        return switch (random.nextInt(3)) {
            case 0 -> "{\"2019-07-01\":" + a + ",\"2020-02\":" + b + "}";
            default -> a.equals("null") ? "true" : a;
        };
    }

    private void flow(List<String> of, String name) {
        String q = "\"" + name + "\":";
        switch (random.nextInt(6)) {
            case 0 -> {}
            case 1, 2 -> of.add(q + money());
            case 3 ->
                    of.add(
                            q
                                    + "{\"2020\":"
                                    + money()
                                    + ",\"2019\":"
                                    + money()
                                    + ",\"2020-02\":"
                                    + pick(money(), "null")
                                    + "}");
            case 4 ->
                    of.add(
                            q
                                    + "{\"2020-Q1\":"
                                    + money()
                                    + ",\"2019-Q4\":"
                                    + money()
                                    + ",\"2020-03\":"
                                    + money()
                                    + "}");
            default ->
                    of.add(
                            q
                                    + "{\"2020-01\":"
                                    + money()
                                    + ",\"2020-02\":"
                                    + money()
                                    + ",\"2019-12\":"
                                    + money()
                                    + "}");
        }
    }

    private String money() {
        return pick(
                "0",
                "100",
                "300",
                "700.55",
                "1234.5",
                "99999.99",
                "400.000001",
                "1000000",
                "-20",
                "3000000000.25");
    }
}
