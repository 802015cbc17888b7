package city.qala.proactive.law;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LawReaderTest {
    private static final String HEAD =
            """
            format: qala-policies-1
            registers: {r: Register}
            facts:
              pay: {of: person, type: money, period: month, register: r}
              area: {of: dwelling, type: number, unit: m2, register: r}
              tenancy: {of: household, type: text, values: [owner, tenant], register: r}
              levy: {of: household, type: money, period: year, register: r}
            """;

    private static List<String> faults(String rest) {
        try {
            LawReader.read(Map.of("a.yaml", HEAD + rest));
        } catch (Problem p) {
            assertThat(p.code()).isEqualTo("invalid-policy");
            return p.faults().stream().map(f -> f.pointer() + " " + f.detail()).toList();
        }
        return List.of();
    }

    private static String formula(String expression) {
        return "formulas:\n  f: {of: household, type: number, value: '" + expression + "'}\n";
    }

    private static String policy(String when) {
        return "policies:\n  - id: p\n    unit: household\n    period: month\n    amount: '1'\n"
                + "    conditions:\n      - {id: c, when: '"
                + when
                + "'}\n";
    }

    @Test
    void aTypeThatDoesNotFitIsToldWithItsPlace() {
        assertThat(faults(formula("sum(pay) + tenancy")))
                .containsExactly("a.yaml:9:53 cannot use '+' with '(number, text)'");
    }

    @Test
    void aNameThatNobodyDeclaredIsTold() {
        assertThat(faults(formula("sum(wages)")))
                .containsExactly("a.yaml:9:48 \"wages\" is not declared");
    }

    @Test
    void peoplesValuesMustBeGatheredForAHousehold() {
        assertThat(faults(formula("pay * 2")))
                .singleElement()
                .asString()
                .contains("gather it with");
    }

    @Test
    void moneyIsNotAddedToAreas() {
        assertThat(faults(formula("sum(pay) + area")))
                .singleElement()
                .asString()
                .contains("brings \"money\" and \"m2\" together");
    }

    @Test
    void aRingIsTold() {
        assertThat(
                        faults(
                                "formulas:\n  a: {of: household, type: number, value: b + 1}\n"
                                        + "  b: {of: household, type: number, value: a + 1}\n"))
                .singleElement()
                .asString()
                .contains("ring: a → b → a");
    }

    @Test
    void aWrittenDivisionByZeroIsTold() {
        assertThat(faults(formula("sum(pay) / 0")))
                .singleElement()
                .asString()
                .contains("divides by zero");
    }

    @Test
    void aTextThatAnEnumerationNeverHasIsTold() {
        assertThat(faults(policy("tenancy == \"renter\"")))
                .singleElement()
                .asString()
                .contains("\"tenancy\" is never \"renter\"; it is one of owner, tenant");
    }

    @Test
    void clausesThatDecideNothingOrContradictEachOtherAreTold() {
        assertThat(faults(policy("1 < 2"))).singleElement().asString().contains("is always true");
        assertThat(faults(policy("levy > 5 && levy < 3")))
                .singleElement()
                .asString()
                .contains("can never hold together");
        assertThat(faults(policy("tenancy == \"owner\" && tenancy == \"tenant\""))).hasSize(1);
    }

    @Test
    void twoRatesForADayAndOverlappingVersionsAreTold() {
        assertThat(
                        faults(
                                "parameters:\n  x:\n    values:\n      - {from: 2020-01-01, value: 1}\n"
                                        + "      - {from: 2020-01-01, value: 2}\n"))
                .singleElement()
                .asString()
                .contains("second value for 2020-01-01");
        assertThat(
                        faults(
                                "formulas:\n  f:\n    of: household\n    type: number\n    versions:\n"
                                        + "      - {from: 2019-01-01, to: 2020-06-30, value: '1'}\n"
                                        + "      - {from: 2020-01-01, value: '2'}\n"))
                .singleElement()
                .asString()
                .contains("overlaps");
    }

    @Test
    void aFactNeedsARegisterThatIsThereAndAFlowNeedsAPeriod() {
        assertThat(faults("formulas: {}\n").size()).isZero();
        String more = "---\n";
        assertThat(read("facts: {a: {of: person, type: money, period: month}}"))
                .anyMatch(f -> f.contains("no register provides \"a\""));
        assertThat(read("facts: {a: {of: person, type: bool, register: nowhere}}"))
                .anyMatch(f -> f.contains("register \"nowhere\" is not declared"));
        assertThat(read("facts: {a: {of: person, type: money, register: r}}"))
                .anyMatch(f -> f.contains("needs a period"));
        assertThat(more).isNotEmpty();
    }

    private static List<String> read(String text) {
        try {
            LawReader.read(
                    Map.of("b.yaml", "format: qala-policies-1\nregisters: {r: R}\n" + text + "\n"));
        } catch (Problem p) {
            return p.faults().stream().map(f -> f.pointer() + " " + f.detail()).toList();
        }
        return List.of();
    }

    @Test
    void aYearsFlowReadOnADayIsTold() {
        assertThat(faults("policies:\n  - {id: p, unit: household, period: once, amount: levy}\n"))
                .singleElement()
                .asString()
                .contains("say this_year(levy)");
    }

    @Test
    void anUnknownKeyNamesTheNearestOne() {
        assertThat(read("facts: {a: {of: person, tipe: bool, type: bool, register: r}}"))
                .singleElement()
                .asString()
                .contains("did you mean \"type\"?");
    }

    @Test
    void functionsBeyondTheSubsetAreRefused() {
        assertThat(faults(policy("tenancy.matches(\"o.*\")"))).hasSize(1);
        assertThat(faults(policy("[1, 2].exists(x, x > 1)"))).isNotEmpty();
    }

    @Test
    void anAnnouncedValueIsKeptAndNeverUsed() {
        Law law =
                LawReader.read(
                        Map.of(
                                "a.yaml",
                                HEAD
                                        + "parameters:\n  x:\n    values:\n"
                                        + "      - {from: 2025-01-01, value: 0.5, announced: true}\n"
                                        + "      - {from: 2025-01-01, value: 0.35}\n"));
        Parameter x = law.parameters().get("x");
        assertThat(x.announced()).hasSize(1);
        assertThat(x.values().get("*").on(java.time.LocalDate.of(2025, 5, 5)).orElseThrow().value())
                .hasValue(new java.math.BigDecimal("0.35"));
    }
}
