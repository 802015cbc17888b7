package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReformCommandTest {
    private static final String LAW =
            """
            format: qala-policies-1
            registers: {r: R}
            facts:
              pay: {of: person, type: money, period: month, register: r}
              region: {of: household, type: text, register: r}
            formulas: {income: {of: household, type: money, period: month, value: sum(pay)}}
            policies:
              - {id: aid, unit: household, period: month, amount: '%s', conditions: [{id: poor, when: income < %s}]}
            """;

    @TempDir Path folder;

    private Path law(String name, String amount, String limit) throws IOException {
        Path dir = Files.createDirectory(folder.resolve(name));
        Files.writeString(dir.resolve("a.yaml"), LAW.formatted(amount, limit));
        return dir;
    }

    @Test
    void winnersLosersAndCostAreToldByGroupAndByTenthOfIncome() throws IOException {
        Path facts = folder.resolve("f.jsonl");
        Files.write(
                facts,
                List.of(
                        "{\"id\":\"a\",\"household\":{\"region\":\"n\"},\"persons\":[{\"id\":\"x\",\"pay\":50}]}",
                        "{\"id\":\"b\",\"household\":{\"region\":\"n\"},\"persons\":[{\"id\":\"x\",\"pay\":150}]}",
                        "{\"id\":\"c\",\"household\":{\"region\":\"s\"},\"persons\":[{\"id\":\"x\",\"pay\":500}]}",
                        "{\"id\":\"d\",\"household\":{\"region\":\"s\"},\"persons\":[{\"id\":\"x\"}]}"));

        var done =
                ReformCommand.run(
                        new ReformCommand.Order(
                                law("law", "30", "100"),
                                law("reform", "20.5", "200"),
                                facts,
                                LocalDate.of(2026, 1, 31),
                                Optional.of("region"),
                                Optional.of("income")));

        assertThat(done.all().winners()).isEqualTo(1);
        assertThat(done.all().losers()).isEqualTo(1);
        assertThat(done.all().undecided()).isEqualTo(1);
        assertThat(done.all().before()).isEqualByComparingTo("30");
        assertThat(done.all().after()).isEqualByComparingTo("41");
        assertThat(done.groups().get("n").winners()).isEqualTo(1);
        assertThat(done.groups().get("s").after()).isEqualByComparingTo("0");
        assertThat(done.tenths()).hasSize(10);
        assertThat(done.tenths().stream().mapToLong(ReformCommand.Row::households).sum())
                .isEqualTo(3);
    }
}
