package city.qala.pulse.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engines on a small made city, from files to files. */
class PositionCommandsTest {
    private static final int DAYS = 2;
    private static final int RESIDENTS = 4;

    @TempDir static Path folder;

    private static MadeCity city;

    @BeforeAll
    static void makeCity() {
        city = MadeCity.with(folder, RESIDENTS, DAYS);
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    /** Sorted errors in metres of the rows that are asked for. */
    private static double[] errors(List<String> rows, Predicate<String> which) {
        return rows.stream()
                .filter(which)
                .mapToDouble(PositionCommandsTest::error)
                .sorted()
                .toArray();
    }

    private static double error(String row) {
        String[] c = row.split(",");
        double[] at = city.truth(c[0], c[1]);
        double x = city.plane().x(Double.parseDouble(c[3]));
        double y = city.plane().y(Double.parseDouble(c[2]));
        return Math.hypot(x - at[0], y - at[1]);
    }

    private static double inside(List<String> rows, int column) {
        return rows.stream()
                .mapToInt(r -> error(r) <= Double.parseDouble(r.split(",")[column]) ? 1 : 0)
                .average()
                .orElse(0);
    }

    @Test
    void givenEventsOfPhones_whenLocatedOneByOne_thenMedianIsWithinAFractionOfTheSpacing()
            throws IOException {
        Path out = folder.resolve("located.csv");
        PositionSummary done = LocateCommand.run(folder, out);
        List<String> rows = rows(out);
        double[] errors = errors(rows, r -> true);
        assertThat(rows).hasSize((int) done.written());
        assertThat(done.bad()).isZero();
        assertThat(errors[errors.length / 2]).isLessThan(120);
        assertThat(inside(rows, 5)).isBetween(.88, 1.0);
    }

    @Test
    void givenWholeDays_whenSmoothed_thenStaysAreFarBetterThanEventsAloneAndRadiiHoldTheTruth()
            throws IOException {
        Path one = folder.resolve("one.csv");
        Path days = folder.resolve("days.csv");
        Path again = folder.resolve("again.csv");
        LocateCommand.run(folder, one);
        SmoothCommand.run(folder, days);
        SmoothCommand.run(folder, again);
        assertThat(Files.mismatch(days, again)).as("two runs are one").isEqualTo(-1);
        double[] alone = errors(rows(one), r -> true);
        double[] together = errors(rows(days), r -> true);
        assertThat(together).hasSameSizeAs(alone);
        assertThat(together[together.length / 2]).isLessThan(.6 * alone[alone.length / 2]);
        assertThat(Arrays.stream(together).average().orElseThrow()).isLessThan(80);
        assertThat(inside(rows(days), 5)).isBetween(.85, 1.0);
    }

    @Test
    void givenADay_whenRolesAreAsked_thenResidentsVisitorAndMachineAreToldApart()
            throws IOException {
        Path out = folder.resolve("roles.csv");
        RolesCommand.run(folder, out);
        List<String> rows = rows(out);
        assertThat(rows).hasSize(RESIDENTS + 2);
        assertThat(rows).filteredOn(r -> r.contains(",resident,D")).hasSize(RESIDENTS);
        assertThat(rows).contains("V0,visitor_int,", "M0,m2m,");
    }

    @Test
    void givenResidents_whenCounted_thenEveryHourHoldsThemAllAndNoMachine() throws IOException {
        Path out = folder.resolve("people.csv");
        PopulationCommand.run(folder, out);
        long hour = MadeCity.START + 20 * Presence.HOUR;
        int people =
                rows(out).stream()
                        .filter(r -> r.startsWith(hour + ","))
                        .mapToInt(r -> Integer.parseInt(r.split(",")[2]))
                        .sum();
        assertThat(people).isEqualTo(RESIDENTS);
        assertThat(rows(out)).filteredOn(r -> r.startsWith(hour + ",")).hasSize(4);
    }

    @Test
    void givenDirt_whenCleaned_thenEachKindIsNamedAndTheRestIsKept(@TempDir Path other)
            throws IOException {
        var dirty = MadeCity.with(other, 1, 1);
        String first = Files.readAllLines(other.resolve("events.csv")).get(30);
        String[] c = first.split(",");
        long at = Long.parseLong(c[0]);
        dirty.line(first);
        dirty.line((at + 1) + "," + c[1] + ",401,C9999,,,,cdr");
        dirty.line((at + 2) + "," + c[1] + ",401,,,,,cdr");
        dirty.line("yesterday," + c[1] + ",401,C1,,,,cdr");
        dirty.line((at + 3) + "," + c[1] + ",401," + farCell(other, c[3]) + ",,,,cdr");
        Path out = other.resolve("dirt.csv");
        PositionSummary done = CleanCommand.run(other, out);
        assertThat(rows(out))
                .containsExactlyInAnyOrder(
                        c[1] + "," + at + ",duplicate",
                        c[1] + "," + (at + 1) + ",unknown_cell",
                        c[1] + "," + (at + 2) + ",null_cell",
                        c[1] + "," + (at + 3) + ",teleport");
        assertThat(done.bad()).isEqualTo(1);
        assertThat(done.warnings().getFirst()).contains("events.csv line").contains("yesterday");
    }

    /** A cell on the other side of the city. */
    private static String farCell(Path folder, String from) throws IOException {
        Districts districts = Districts.read(folder.resolve("districts.csv"));
        Cells cells = Cells.read(folder.resolve("cells.csv"), districts.plane());
        int here = cells.number(from);
        int far = 0;
        for (int i = 0; i < cells.size(); i++)
            if (apart(cells, here, i) > apart(cells, here, far)) far = i;
        return cells.name(far);
    }

    private static double apart(Cells cells, int a, int b) {
        return Math.hypot(cells.x(a) - cells.x(b), cells.y(a) - cells.y(b));
    }

    @Test
    void givenMessages_whenPurchasesAreCounted_thenEachApprovedOneCountsOnceAtItsMerchant(
            @TempDir Path other) throws IOException {
        MadeCity.with(other, 1, 1);
        Files.writeString(
                other.resolve("merchants.csv"),
                "merchant_id,category,mcc,lat,lon\nM1,coffee,5814,42.995,75.995\n"
                        + "M2,,5411,43.005,76.005\n");
        String head =
                "msg_type,rrn,stan,ts_ms,amount_minor,currency,mcc,pos_entry_mode,response_code,"
                        + "terminal_id,merchant_id,card_token\n";
        Files.writeString(
                other.resolve("transactions.csv"),
                head
                        + "0200,1,1,3600000,500,398,5814,071,00,T1,M1,K1\n"
                        + "0200,1,1,3600000,500,398,5814,071,00,T1,M1,K1\n"
                        + "0200,2,2,7199999,700,398,5814,051,00,T1,M1,K1\n"
                        + "0200,3,3,3600001,500,398,5814,810,00,T1,M1,K1\n"
                        + "0200,4,4,3600001,500,398,5814,071,05,T1,M1,K1\n"
                        + "0200,5,5,3600001,500,398,5814,071,00,T1,M1,K1\n"
                        + "0400,5,5,3700000,500,398,5814,071,00,T1,M1,K1\n"
                        + "0200,6,6,7200000,900,398,5411,071,00,T2,M2,K2\n"
                        + "0200,7,7,7200000,900,398,5411,071,00,T2,M9,K2\n");
        Path out = other.resolve("purchases.csv");
        PositionSummary done = PurchasesCommand.run(other, out);
        assertThat(rows(out))
                .containsExactly("D1,3600000,coffee,2,1200", "D4,7200000,grocery,1,900");
        assertThat(done.bad()).isEqualTo(1);
    }

    @Test
    void givenATimingAdvance_whenAllValuesAreSummed_thenTheProbabilityIsOne() {
        var advance = new TimingAdvance(0, 0);
        for (double metres : new double[] {30, 250, 900, 2400}) {
            double sum = 0;
            for (int k = 0; k <= TimingAdvance.MOST; k++)
                sum += Math.exp(advance.log(k)[TimingAdvance.bin(metres)]);
            assertThat(sum).isCloseTo(1, within(1e-3));
        }
    }
}
