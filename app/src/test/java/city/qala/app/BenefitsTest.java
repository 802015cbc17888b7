package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Iin;
import city.qala.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A discount that nobody applied for: from a record in a register to the resident's page, the bill
 * and the log, in a town of May 2024, when the discount was in force.
 */
class BenefitsTest {
    private static final Clock CLOCK =
            Clock.offset(
                    Clock.systemUTC(),
                    Duration.between(
                            Clock.systemUTC().instant(), Instant.parse("2024-05-14T06:00:00Z")));

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(CLOCK);

    private static final String AIGUL = Township.AIGUL.text();
    private static final String HOME = "01K00000000000000000H00001";

    private static final String POPULATION =
            """
            format: qala-register-1
            register: population
            title: {kk: Халық, ru: Население, en: Population}
            owner: Department
            basis: Law
            rank: 10
            key: [id]
            columns: {id: {as: town-id}, home: {as: household-id}, family: {as: family-name}, given: {as: given-name}, born: {as: birth-date}, iin: {as: iin}, street: {as: street}, house: {as: house}, here: {as: fact, fact: registered_here, type: bool, group: address}}
            """;
    private static final String DISABILITY =
            """
            format: qala-register-1
            register: disability
            title: {kk: Мүгедектік, ru: Инвалидность, en: Disability}
            owner: Department
            basis: Law
            rank: 20
            key: [iin]
            columns: {iin: {as: iin}, name: {as: full-name}, born: {as: birth-date}, degree: {as: fact, fact: disability_group, type: number, group: health}}
            """;

    private static Township town;

    @BeforeAll
    static void registers() {
        town = new Township(CITY);
        town.settle();
        for (String code :
                new String[] {
                    "register-delivery", "record-linkage", "benefit-decision", "benefit-payment"
                }) town.agree(code);
        declare("population", POPULATION);
        declare("disability", DISABILITY);
        deliver(
                "population",
                "id,home,family,given,born,iin,street,house,here\n"
                        + row(AIGUL, "Сериков", "Айгүл", "1988-04-12", 1)
                        + row(Township.ARMAN.text(), "Сериков", "Арман", "1986-09-01", 2)
                        + neighbours());
    }

    /** Other people, so that there is something to tell two of them apart by. */
    private static String neighbours() {
        var rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String born = LocalDate.of(1950, 1, 1).plusDays(i * 397L).toString();
            String id = "01K000000000000000000%05d".formatted(20_000 + i);
            String home = "01K000000000000000000%05d".formatted(30_000 + i / 2);
            rows.append(
                            String.join(
                                    ",",
                                    id,
                                    home,
                                    "Дарханов" + (char) ('а' + i % 30),
                                    "Ерлан",
                                    born))
                    .append("," + iin(born, 100 + 7 * i) + ",Abai," + i / 2 + ",true\n");
        }
        return rows.toString();
    }

    private static String row(String id, String family, String given, String born, int serial) {
        return String.join(",", id, HOME, family, given, born, iin(born, serial))
                + ",Samal-2,58,true\n";
    }

    private static String iin(String born, int serial) {
        return Iin.made(born.replace("-", "").substring(2), serial)
                .or(() -> Iin.made(born.replace("-", "").substring(2), serial + 1))
                .orElseThrow()
                .digits();
    }

    private static void declare(String register, String yaml) {
        var sent =
                town.as(
                        Role.REGISTRAR,
                        "PUT",
                        "/api/registry/" + register,
                        yaml,
                        "Content-Type",
                        "application/yaml");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    }

    private static void deliver(String register, String csv) {
        var sent =
                town.as(
                        Role.REGISTRAR,
                        "POST",
                        "/api/registry/" + register + "/deliveries",
                        csv,
                        "Content-Type",
                        "text/csv");
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 202);
    }

    /** Waits for what comes in the background: linkage and the news of it. */
    private static String until(Supplier<String> page, String words) {
        Instant last = Clock.systemUTC().instant().plus(Duration.ofSeconds(45));
        String seen = page.get();
        while (!seen.contains(words) && Clock.systemUTC().instant().isBefore(last)) {
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            seen = page.get();
        }
        assertThat(seen).contains(words);
        return seen;
    }

    private static String first(String pattern, String text) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertThat(m.find()).as(pattern + " in " + text).isTrue();
        return m.group(1);
    }

    @Test
    void givenADisabilityRecord_whenItArrives_thenDiscountAndBillFollowAndEveryStepCanBeSeen() {
        until(() -> town.get(AIGUL, "/en/me/benefits").body(), "Cannot be told yet");
        // No application anywhere: a register says something, that is all.
        deliver(
                "disability",
                "iin,name,born,degree\n" + iin("1988-04-12", 1) + ",Сериков Айгүл,1988-04-12,2\n");
        String mine = until(() -> town.get(AIGUL, "/en/me/benefits").body(), "given since");
        assertThat(mine)
                .contains(
                        "Discount on utility bills</h3>", "2,954", "Nothing. You need not apply.");

        String why = first("href=\"(/en/me/benefits/tariff_compensation/[^\"#]+)\"", mine);
        String reasons = town.get(AIGUL, why).body();
        assertThat(reasons)
                .contains("Register of people with disabilities")
                .contains("Somebody of the groups that receive it lives in the flat")
                .contains("Decision 73 of the Almaty city maslikhat")
                .contains("Department of social welfare")
                .contains("the same to the last sign");

        // She objects to another decision, and a clerk answers.
        String other = "/en/me/benefits/mother_title_allowance/" + AIGUL;
        assertThat(town.get(AIGUL, other).statusCode()).isEqualTo(200);
        var objected = town.form(AIGUL, other, "words=I+have+the+title+since+2020");
        assertThat(objected.statusCode()).as(objected.body()).isEqualTo(303);
        String queue = town.get(Role.CLERK, "/en/benefits/queue?kind=objection").body();
        assertThat(queue).doesNotContain("title since 2020", AIGUL);
        String task = first("href=\"(/en/benefits/queue/[0-9A-Z]{26})\"", queue);
        assertThat(town.get(Role.CLERK, task).body()).contains("I have the title since 2020");
        var answered =
                town.form(Role.CLERK, task, "act=stays&reason=The+register+has+no+such+title");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(303);
        assertThat(town.get(AIGUL, "/en/me/benefits").body())
                .contains("The register has no such title");

        money();
        assertThat(town.get(AIGUL, "/en/me/looked").body())
                .contains("Deciding benefits", "Paying benefits");
    }

    private static void money() {
        var sent = town.form(Role.CLERK, "/en/benefits/money", "act=bill");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String page = town.get(Role.CLERK, "/en/benefits/money").body();
        String file = first("href=\"(/en/benefits/money/[0-9A-Z]{26}\\.csv)\"", page);
        String csv = town.get(Role.CLERK, file).body();
        assertThat(csv)
                .contains("account,code,period,amount,reference", HOME, "2024-05,2954.00")
                .doesNotContain("tariff", "disab");
        assertThat(town.get(Role.CLERK, file).body()).isEqualTo(csv);
        String reference = first("2954\\.00,([0-9A-Z]{26})", csv);
        String back =
                town.form(
                                Role.CLERK,
                                "/en/benefits/money",
                                "act=back&rows=" + reference + ",settled,%0A" + HOME + ",settled")
                        .body();
        assertThat(back).contains("Paid: 1; came back: 0", "Row refused, 2");
        assertThat(town.form(Role.CLERK, "/en/benefits/money", "act=bill").statusCode())
                .isEqualTo(409);
        assertThat(town.get(AIGUL, "/en/me/benefits").body()).contains("paid</dd>");
    }
}
