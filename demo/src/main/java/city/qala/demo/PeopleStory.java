package city.qala.demo;

import city.qala.demo.CityClient.Who;
import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happened in the pretend town to data on made people, told once: purposes agreed to by two, a
 * month of looks that departments report, looks of today, an emergency, an investigation, and what
 * residents ask. Everything goes through the city's public doors.
 */
final class PeopleStory {
    private static final String BOOK = "/api/governance/purposes";

    /** The last purpose that is agreed to: when it is in force, the story has been told. */
    private static final String LAST = "home-meter";

    private static final List<String> PURPOSES =
            List.of(
                    "register-upkeep",
                    "address-check",
                    "case-answer",
                    "clinic-attachment",
                    "discount-check",
                    "emergency",
                    "inspection",
                    "investigation",
                    "school-place");

    private static final Who REGISTRAR =
            Who.staff("registrar-1", Role.REGISTRAR, "Department of Registers");
    private static final Who INSPECTOR =
            Who.staff("inspector-1", Role.OVERSIGHT, "Office of the Inspector");
    private static final Who CLERK = Who.staff("clerk-1", Role.CLERK, "Citizens’ Service Centre");
    private static final Who NIGHT_CLERK =
            Who.staff("clerk-7", Role.CLERK, "Citizens’ Service Centre");
    private static final Who DEPUTY = Who.staff("school-25-deputy", Role.CLERK, "School No. 25");

    private final CityClient city;
    private final List<Person> people;
    private final Person shown;
    private final Instant now;
    private final LocalDate today;

    PeopleStory(CityClient city, List<Person> people, Clock clock, ZoneId zone) {
        this.city = city;
        this.people = people;
        this.shown = DemoPeople.shown(people);
        this.now = clock.instant();
        this.today = LocalDate.ofInstant(now, zone);
    }

    /** Tells it; false if the city knows it already. */
    boolean tell() {
        Map<String, String> status = new LinkedHashMap<>();
        for (JsonNode p : city.get(REGISTRAR, BOOK).path("purposes"))
            status.put(p.path("code").asText(), p.path("status").asText());
        if (status.getOrDefault(LAST, "").equals("active")) return false;
        for (String code : PURPOSES) agree(code, status.getOrDefault(code, ""));
        register();
        report();
        looksOfToday();
        emergency();
        questions();
        agree(LAST, status.getOrDefault(LAST, ""));
        return true;
    }

    private void agree(String code, String status) {
        if (status.equals("active")) return;
        JsonNode proposed = city.post(REGISTRAR, BOOK + "/" + code + "/propose", Map.of());
        int revision = proposed.path("revision").asInt();
        city.post(INSPECTOR, BOOK + "/" + code + "/approve", Map.of("revision", revision));
    }

    private void register() {
        city.post(
                REGISTRAR,
                "/api/residents",
                Map.of("residents", people.stream().map(PeopleStory::file).toList()));
    }

    private static Map<String, Object> file(Person p) {
        var file = new LinkedHashMap<String, Object>();
        file.put("id", p.id().text());
        file.put("name", p.name());
        file.put("born", p.born().toString());
        file.put("language", p.language().tag());
        file.put("iin", p.iin().digits());
        file.put("address", p.address());
        file.put("addressProtected", p.hidden());
        file.put("district", p.district());
        file.put("phone", p.phone());
        file.put("household", p.household().text());
        file.put("householdSince", p.since().toString());
        file.put("guardians", p.guardians().stream().map(Object::toString).toList());
        file.put("source", "population");
        file.put("since", p.since().toString());
        return file;
    }

    /** A month of looks in registers that keep their own doors. */
    private void report() {
        var looks = new ArrayList<Map<String, Object>>();
        var random = new Random(7);
        for (int ago = 33; ago > 0; ago--) {
            if (ago % 7 == 3) looks.add(run(ago));
            if (ago % 5 == 1)
                looks.add(look(ago, 9, "City Polyclinic", "clerk", "clinic-attachment", shown));
            if (ago % 9 == 4)
                looks.add(look(ago, 15, "School No. 25", "clerk", "school-place", people.get(2)));
            Person other = people.get(random.nextInt(people.size()));
            looks.add(look(ago, 11, "Citizens’ Service Centre", "clerk", "address-check", other));
        }
        city.post(REGISTRAR, "/api/lookups", Map.of("lookups", looks));
    }

    private Map<String, Object> run(int daysAgo) {
        var look = new LinkedHashMap<String, Object>();
        look.put("at", at(daysAgo, 4).toString());
        look.put("organisation", "Department of Social Protection");
        look.put("system", true);
        look.put("purpose", "discount-check");
        look.put("fields", List.of("resident.household", "resident.address"));
        look.put("district", shown.district());
        return look;
    }

    private Map<String, Object> look(
            int daysAgo, int hour, String organisation, String role, String purpose, Person of) {
        var look = new LinkedHashMap<String, Object>();
        look.put("at", at(daysAgo, hour).toString());
        look.put("organisation", organisation);
        look.put("role", role);
        look.put("purpose", purpose);
        look.put("fields", List.of("resident.name", "resident.address"));
        look.put("subjects", List.of("person/" + of.id()));
        return look;
    }

    private Instant at(int daysAgo, int hour) {
        return now.minusSeconds(daysAgo * 86_400L)
                .minusSeconds(now.getEpochSecond() % 86_400)
                .plusSeconds(hour * 3_600L + daysAgo * 61L % 3_600);
    }

    private void looksOfToday() {
        look(CLERK, shown, "address-check");
        look(DEPUTY, people.get(2), "school-place");
        city.run(
                "benefits-run",
                Role.REGISTRAR,
                "/api/residents?district=" + shown.district(),
                "Qala-Purpose",
                "discount-check");
        String opens = today.plusDays(60).toString();
        city.get(
                REGISTRAR,
                "/api/residents/" + shown.id(),
                "Qala-Purpose",
                "investigation",
                "Qala-Release",
                opens + " court order 2-381");
        // One clerk lists the whole town again and again: that is noticed.
        for (int i = 0; i < 3; i++)
            city.get(NIGHT_CLERK, "/api/residents", "Qala-Purpose", "address-check");
    }

    private void look(Who who, Person of, String purpose) {
        city.get(who, "/api/residents/" + of.id(), "Qala-Purpose", purpose);
    }

    private void emergency() {
        city.get(
                CLERK,
                "/api/residents/" + people.get(5).id(),
                "Qala-Purpose",
                "emergency",
                "Qala-Urgent",
                "Smoke%20in%20the%20house%2C%20who%20lives%20on%20the%20third%20floor%3F");
    }

    private void questions() {
        Person father = people.get(1);
        Person neighbour = people.get(3);
        JsonNode asked =
                ask(neighbour, "ask", "", "Why does the polyclinic look at my address?", "");
        ask(neighbour, "object", "", "I moved to another clinic. Please stop.", "");
        ask(people.get(4), "correct", "resident.address", "", "Städtle 17, Vaduz");
        ask(father, "complaint", "", "Somebody called me at work about my file.", "");
        city.post(
                CLERK,
                "/api/cases/" + asked.path("id").asText() + "/answer",
                Map.of(
                        "outcome",
                        "explained",
                        "answer",
                        "Your clinic follows from your address. The clinic saw your name, date of"
                                + " birth and address, nothing else."));
    }

    private JsonNode ask(Person who, String kind, String field, String words, String wish) {
        return city.post(
                resident(who),
                "/api/cases",
                Map.of("kind", kind, "field", field, "words", words, "wish", wish));
    }

    private static Who resident(Person p) {
        String account =
                "resident-" + p.id().text().substring(20).toLowerCase(java.util.Locale.ROOT);
        return new Who(account, Role.RESIDENT, "", p.id().text());
    }
}
