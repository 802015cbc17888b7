package city.qala.registry.people;

import static city.qala.registry.OpenTown.CLERK;
import static city.qala.registry.OpenTown.REGISTRAR;
import static city.qala.registry.OpenTown.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Event;
import city.qala.kernel.FieldSet;
import city.qala.kernel.Iin;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.bus.Outbox;
import city.qala.registry.OpenTown;
import city.qala.registry.intake.Delivery;
import city.qala.registry.intake.Intake;
import city.qala.registry.review.ReviewDesk;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two registers, the people in them, and what others hear of it. */
class RegistryTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("registry", "bus");

    private static final String POPULATION =
            "no: {as: note}, family: {as: family-name}, given: {as: given-name}, born: {as:"
                    + " birth-date}, iin: {as: iin}, street: {as: street}, house: {as: house},"
                    + " mother: {as: mother-iin},"
                    + " hidden: {as: address-hidden}";
    private static final String BENEFITS =
            "no: {as: note}, name: {as: full-name}, born: {as: birth-date, format: dd.MM.yyyy},"
                    + " iin: {as: iin}, pay: {as: fact, fact: income, type: number, group:"
                    + " income}, from: {as: valid-from}";

    private final OpenTown town = new OpenTown();
    private final Intake intake =
            new Intake(ledger.database(), town.access, town, town.clock, OpenTown.ZONE);
    private final Outbox outbox = Outbox.create(ledger.database(), town.clock);
    private final ReviewDesk reviews =
            ReviewDesk.create(ledger.database(), town.access, town, intake, town.clock);
    private final PeopleDesk desk = desk();
    private final People people =
            new People(ledger.database(), town.access, town, intake, town.clock, OpenTown.ZONE);

    private PeopleDesk desk() {
        return PeopleDesk.create(
                ledger.database(),
                town.access,
                town,
                intake,
                town.clock,
                OpenTown.ZONE,
                new HouseholdNews(outbox),
                reviews::replace);
    }

    @BeforeEach
    void emptied() {
        for (String table :
                List.of(
                        "record",
                        "member",
                        "household",
                        "person",
                        "person_event",
                        "run",
                        "doubt",
                        "decision",
                        "quarantine",
                        "quality",
                        "delivery_part",
                        "delivery")) ledger.asOwner("truncate registry." + table + " cascade");
        intake.declare(
                REGISTRAR, "population", OpenTown.declaration("population", 10, "no", POPULATION));
        intake.declare(REGISTRAR, "incomes", OpenTown.declaration("incomes", 20, "no", BENEFITS));
    }

    private static String iin(int serial) {
        int at = serial * 3;
        while (Iin.made("800101", at).isEmpty()) at++;
        return Iin.made("800101", at).orElseThrow().digits();
    }

    private static String family(int n) {
        return List.of("Алатаев", "Берекеев", "Гүлденов", "Дарханов", "Егемов", "Жазиров")
                        .get(n % 6)
                + (char) ('а' + n / 6);
    }

    private static String given(int n) {
        return List.of("Арман", "Ерлан", "Нұрлан", "Тимур", "Данияр", "Олжас", "Руслан").get(n % 7);
    }

    private static String born(int n) {
        return LocalDate.of(1960, 1, 1).plusDays(n * 397L).toString();
    }

    private void population(int count, String more) {
        var text = new StringBuilder("no,family,given,born,iin,street,house,mother,hidden\n");
        for (int i = 0; i < count; i++)
            text.append(i + "," + family(i) + "," + given(i) + "," + born(i) + "," + iin(i))
                    .append(",Long," + i / 2 + ",," + (i == 8 ? "yes" : "") + "\n");
        deliver("population", text + more);
    }

    private void incomes(int count, int pay) {
        var text = new StringBuilder("no,name,born,iin,pay,from\n");
        for (int i = 0; i < count; i++) {
            String[] d = born(i).split("-", -1);
            text.append("b" + i + "," + family(i) + " " + given(i) + ",")
                    .append(
                            d[2] + "." + d[1] + "." + d[0] + "," + iin(i) + "," + (pay + i)
                                    + ",\n");
        }
        deliver("incomes", text.toString());
    }

    private Delivery deliver(String register, String text) {
        Delivery d = intake.deliver(CLERK, register, Delivery.Format.CSV, "", bytes(text));
        assertThat(d.state()).isEqualTo(Delivery.State.APPLIED);
        return d;
    }

    private Ulid find(int n) {
        var hits = people.search(CLERK, "card", iin(n), "", "");
        assertThat(hits.found()).as("one person with number " + n).hasSize(1);
        return hits.found().getFirst().id();
    }

    private String line(Ulid household, LocalDate on) {
        return ledger.database()
                .write(tx -> {
                    var subject = new Subject("household", household);
                    var grant = town.access.open(tx, CLERK, "discount-check", subject);
                    return desk.line(tx, grant, subject, on);
                });
    }

    private Ulid householdOf(Ulid person) {
        return ledger.database().read(tx -> desk.householdOf(tx, person)).orElseThrow();
    }

    @Test
    void givenTwoRegisters_whenLinked_thenAPersonIsOneAndEachFactHasItsSource() {
        population(24, "");
        incomes(24, 1_000);
        assertThat(desk.link()).isTrue();
        assertThat(desk.link()).as("nothing has come since").isFalse();
        assertThat(desk.lastRun().orElseThrow().persons()).isEqualTo(24);
        var person = people.person(CLERK, "card", find(3), people.now());
        var facts = person.known().facts();
        assertThat(facts.get("name")).hasSize(2);
        assertThat(facts.get("name").getFirst().register()).isEqualTo("population");
        assertThat(FactRule.isDisputed(facts.get("name"))).isFalse();
        assertThat(facts.get("birth-date").stream().map(Said::value).distinct())
                .containsExactly(born(3));
        assertThat(facts.get("income").getFirst().value()).isEqualTo("1003");
        assertThat(town.looks("card")).hasSize(2);
    }

    @Test
    void givenAHousehold_whenItIsTold_thenItIsALineOfTheFactsFileAndOnlyWhatThePurposeOpens() {
        population(24, "");
        incomes(24, 1_000);
        desk.link();
        LocalDate today = LocalDate.of(2026, 3, 2);
        String line = line(householdOf(find(4)), today);
        assertThat(line)
                .contains("\"income\":{\"value\":1004,\"register\":\"incomes\"")
                .contains("\"income\":{\"value\":1005,")
                .contains("\"birth_date\":{\"value\":\"" + born(4))
                .contains("\"role\":\"adult\"")
                .doesNotContain(iin(4));
        town.fields = new FieldSet(Set.of("registry.identity"));
        assertThat(line(householdOf(find(4)), today)).doesNotContain("income").contains("role");
        assertThatThrownBy(() -> line(householdOf(find(4)), LocalDate.of(2020, 1, 1)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("not-found"));
    }

    @Test
    void givenNewcomers_whenLinkedAgain_thenEverybodyElseKeepsIdAndHousehold() {
        population(24, "");
        incomes(24, 1_000);
        desk.link();
        var before = new ArrayList<Ulid>();
        for (int i = 0; i < 24; i++) before.add(find(i));
        Ulid home = householdOf(before.get(4));
        town.clock.advance(Duration.ofDays(1));
        population(30, "");
        desk.link();
        for (int i = 0; i < 24; i++) assertThat(find(i)).isEqualTo(before.get(i));
        assertThat(householdOf(before.get(4))).isEqualTo(home);
        var run = desk.lastRun().orElseThrow();
        assertThat(run.persons()).isEqualTo(30);
        assertThat(run.merged() + run.split()).isZero();
    }

    @Test
    void givenAChange_whenViewedOnAnEarlierDayOrAsKnownThen_thenTheOldIsTold() {
        population(24, "");
        incomes(24, 1_000);
        desk.link();
        town.clock.advance(Duration.ofDays(10));
        incomes(24, 5_000);
        desk.link();
        Ulid person = find(2);
        assertThat(income(person, people.now())).isEqualTo("5002");
        assertThat(income(person, people.view("2026-03-05", ""))).isEqualTo("1002");
        assertThat(income(person, people.view("", "2026-03-04"))).isEqualTo("1002");
    }

    private String income(Ulid person, People.View view) {
        return people.person(CLERK, "card", person, view)
                .known()
                .facts()
                .get("income")
                .getFirst()
                .value();
    }

    @Test
    void givenAClerksWord_whenLinkedThreeTimes_thenItStandsAndComesUndone() {
        population(24, "");
        incomes(24, 1_000);
        desk.link();
        Ulid person = find(5);
        var records =
                people
                        .person(CLERK, "card", person, people.now())
                        .known()
                        .facts()
                        .get("name")
                        .stream()
                        .map(s -> s.source().substring(0, 26))
                        .sorted()
                        .toList();
        reviews.decide(CLERK, records.get(0), records.get(1), false);
        for (int run = 0; run < 3; run++) {
            town.clock.advance(Duration.ofDays(1));
            incomes(24, 2_000 + run * 100);
            desk.link();
            assertThat(people.search(CLERK, "card", iin(5), "", "").found()).hasSize(2);
        }
        reviews.undo(CLERK, records.get(0), records.get(1));
        desk.link();
        assertThat(find(5)).isEqualTo(person);
        reviews.decide(CLERK, records.get(0), records.get(1), true);
        desk.link();
        assertThat(find(5)).isEqualTo(person);
    }

    @Test
    void givenAListener_whenAnIncomeChanges_thenItHearsOfThatHouseholdOnlyAndWithoutFacts()
            throws InterruptedException {
        population(24, "");
        incomes(24, 1_000);
        desk.link();
        Ulid home = householdOf(find(7));
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        HouseholdNews.subscribe(outbox, "test", (tx, event) -> heard.add(event));
        outbox.start();
        try (outbox) {
            town.clock.advance(Duration.ofDays(1));
            String[] d = born(7).split("-", -1);
            var text = new StringBuilder("no,name,born,iin,pay,from\n");
            for (int i = 0; i < 24; i++) {
                String[] b = born(i).split("-", -1);
                text.append("b" + i + "," + family(i) + " " + given(i) + ",")
                        .append(b[2] + "." + b[1] + "." + b[0] + "," + iin(i) + ",")
                        .append((i == 7 ? 9_999 : 1_000 + i) + ",\n");
            }
            assertThat(d).hasSize(3);
            Delivery changed = deliver("incomes", text.toString());
            assertThat(changed.counts().changed()).isEqualTo(1);
            desk.link();
            Event event = heard.poll(30, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.subject()).isEqualTo(home.text());
            assertThat(event.facts())
                    .containsExactlyEntriesOf(java.util.Map.of("because", "facts"));
            assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void givenAProtectedAddress_whenThePersonOrTheHouseholdIsOpened_thenNobodySeesIt() {
        population(24, "");
        desk.link();
        Ulid hidden = find(8);
        assertThat(people.person(CLERK, "card", hidden, people.now()).known().facts())
                .doesNotContainKeys("address", "street", "house");
        var home = people.household(CLERK, "card", householdOf(hidden), people.now());
        assertThat(home.members()).hasSize(2);
        assertThat(home.members())
                .allSatisfy(m -> assertThat(m.facts()).doesNotContainKey("address"));
        assertThat(people.person(CLERK, "card", find(3), people.now()).known().facts())
                .containsKey("address");
    }

    @Test
    void givenASearchThatSaysTooLittle_whenAsked_thenNothingIsOpened() {
        assertThatThrownBy(() -> people.search(CLERK, "card", "", "Алатаев", ""))
                .isInstanceOf(Problem.class);
        assertThat(town.entries.stream().filter(e -> e.purpose().equals("card"))).isEmpty();
    }
}
