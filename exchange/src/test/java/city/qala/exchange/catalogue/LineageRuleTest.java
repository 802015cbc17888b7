package city.qala.exchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real parser, without any extension loaded. */
class LineageRuleTest {

    private static final Map<String, List<String>> TABLES =
            Map.of("r", List.of("id", "t", "value"), "s", List.of("id", "name", "district"));
    @TempDir static Path folder;
    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = Lake.open(LakeConfig.defaults(), folder, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '~',
            value = {
                "select value v, r.t from r @ v=[r.value] t=[r.t]",
                "select x.value * 2 as v from r x @ v=[r.value]",
                "select 1 as one, 'a' || name n from s @ one=[] n=[s.name]",
                "select s.name, avg(r.value) m from r join s on r.id = s.id group by s.name"
                        + " @ name=[s.name] m=[r.value]",
                "select name, value from r left join s using (id) @ name=[s.name] value=[r.value]",
                "select id from r full join s using (id) @ id=[r.id, s.id]",
                "with a as (select id, value + 1 as w from r) select w from a @ w=[r.value]",
                "with a (k, w) as (select id, value from r) select k, w from a @ k=[r.id] w=[r.value]",
                "with a as (select value v from r), b as (select v from a) select v u from b @ u=[r.value]",
                "select q.w from (select value w from r) q @ w=[r.value]",
                "select value a, t b from r union all select id, name from s"
                        + " @ a=[r.value, s.id] b=[r.t, s.name]",
                "select id, name from r natural join s @ id=[r.id, s.id] name=[s.name]",
                "select count(*) n from r join s on r.id = s.id @ n=[r.*, s.*]",
                "select count(distinct value) filter (where t > 5) n from r @ n=[r.t, r.value]",
                "select sum(value) over (partition by id order by t) w from r"
                        + " @ w=[r.id, r.t, r.value]",
                "select case when value > 1 then name else district end k from r join s on r.id = s.id"
                        + " @ k=[r.value, s.district, s.name]",
                "select * from r @ id=[r.id] t=[r.t] value=[r.value]",
                "select s.* exclude (district) from r, s where r.id = s.id @ id=[s.id] name=[s.name]",
                "select (select max(value) from r where r.id = s.id) m from s @ m=[r.value]",
                "select value as v, v + 1 as w from r @ v=[r.value] w=[r.value]",
                "select a.x, b.y from u a join w b on a.id = b.id @ x=[u.x] y=[w.y]",
                "select cast(t as date) d from r where value > 0 order by value limit 3 @ d=[r.t]",
                "select p.x from read_parquet('f.parquet') p @ x=[p.x]",
                "select t from main.r @ t=[main.r.t]",
            })
    void givenASelect_whenRead_thenEachColumnNamesItsSources(String sql, String expected) {
        assertThat(text(lineage(sql))).isEqualTo(expected);
        assertThat(lineage(sql).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from u",
                "select x from u join w on u.id = w.id",
                "select list_transform(l, a -> a + 1) m from u",
                "select exists (select 1 from r) e from s",
                "select x from r natural join u",
                "select * replace (value + 1 as value) from r",
                "select columns('v.*') from r",
                "with recursive t as (select 1 as n union all select n + 1 from t) select n from t",
                "pivot r on id using sum(value)",
                "select nothing from r",
                "delete from r",
                "select 1; select 2",
                "selct 1",
            })
    void givenAConstructThatIsNotUnderstood_whenRead_thenItSaysSoInsteadOfGuessing(String sql) {
        Lineage lineage = lineage(sql);
        assertThat(lineage.columns()).isNotEmpty();
        assertThat(lineage.isKnown()).as(text(lineage)).isFalse();
    }

    @Test
    void givenADoubtfulColumn_whenRead_thenTheOthersStayKnown() {
        Lineage lineage = lineage("select value, list_transform(value, a -> a) m from r");
        assertThat(lineage.columns().getFirst().origin().isKnown()).isTrue();
        assertThat(lineage.columns().getLast().origin().doubts())
                .containsExactly("this expression is not understood: LAMBDA");
    }

    @Test
    void givenTheDataSetThatIsDefinedBySql_whenRead_thenNothingIsDoubtful() {
        String sql = Sql.of(UseOfAgreements.class, "use-of-agreements").text();
        Lineage lineage = new SqlParser(lake).lineage(sql, UseOfAgreements.TABLES);
        assertThat(lineage.isKnown()).as(text(lineage)).isTrue();
        assertThat(lineage.columns().stream().map(Lineage.Column::name).toList())
                .isEqualTo(UseOfAgreements.NAMES);
    }

    private static Lineage lineage(String sql) {
        return new SqlParser(lake).lineage(sql, TABLES);
    }

    private static String text(Lineage lineage) {
        return String.join(
                " ",
                lineage.columns().stream()
                        .map(c -> c.name() + "=" + c.origin().sources() + doubts(c))
                        .toList());
    }

    private static String doubts(Lineage.Column column) {
        return column.origin().isKnown() ? "" : "?" + column.origin().doubts();
    }
}
