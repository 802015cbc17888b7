package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final Limits LIMITS = new Limits(1_000, 100, 4, 10, 30, 10, 200, 5_000);

    private static Query things(String raw) {
        return Query.parse(raw, EntityType.THING, LIMITS);
    }

    private static Problem refused(String raw) {
        return refused(raw, EntityType.THING);
    }

    private static Problem refused(String raw, EntityType type) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Query.parse(raw, type, LIMITS));
        assertThat(problem).as(raw).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        return problem;
    }

    @Test
    void givenEveryOption_whenRead_thenTheCanonicalTextRepeatsThem() {
        Query query =
                things(
                        "$select=name,@iot.id&$top=5&$skip=2&$count=true&$orderby=name%20desc,id"
                                + "&$filter=startswith(name,'a+b')&_=1"
                                + "&$expand=Datastreams($select=name;$expand=Observations($top=1;"
                                + "$orderby=phenomenonTime+desc)),Locations");
        assertThat(query.toString())
                .isEqualTo(
                        "$filter=startswith(name,'a b')&$expand=Datastreams($expand=Observations("
                                + "$orderby=phenomenonTime desc;$top=1);$select=name),Locations"
                                + "&$select=name,id&$orderby=name desc,id&$top=5&$skip=2&$count=true");
        assertThat(Query.parse(query.encoded(), EntityType.THING, LIMITS)).isEqualTo(query);
        assertThat(query.encoded()).doesNotContain(" ").contains("name%20desc");
    }

    @Test
    void givenPathAndBracketForms_whenMixed_thenOneNavigationIsExpandedOnce() {
        Query query =
                things(
                        "$expand=Datastreams/Observations($top=1),Datastreams($select=name),"
                                + "Datastreams/Sensor,Locations");
        assertThat(query.expand()).hasSize(2);
        Query datastreams = query.expansion("Datastreams").orElseThrow().query();
        assertThat(datastreams.expansion("Observations").orElseThrow().query().top()).isEqualTo(1);
        assertThat(datastreams.expansion("Sensor")).isPresent();
        assertThat(datastreams.select()).containsExactly(new Select("name", List.of()));
        assertThat(datastreams.selects("description")).isFalse();
    }

    @Test
    void givenPages_whenTopIsTooLarge_thenItIsCutAndOtherNonsenseIsRefused() {
        assertThat(things("").top()).isEqualTo(100);
        assertThat(things("$top=0").top()).isZero();
        assertThat(things("$top=5000").top()).isEqualTo(1_000);
        assertThat(things("$top=99999999999999999999").top()).isEqualTo(1_000);
        for (String bad : List.of("$top=-1", "$top=x", "$top=", "$top=1.5", "$skip=-1"))
            assertThat(refused(bad).code()).isEqualTo("invalid-query");
        assertThat(refused("$skip=99999999999999999999").code()).isEqualTo("invalid-query");
        assertThat(refused("$count=yes").detail()).contains("true or false");
    }

    @Test
    void givenAnUnknownOption_whenItBeginsWithADollar_thenItIsNamedWithItsColumn() {
        assertThat(refused("x=1&$fliter=name eq 'a'").detail())
                .isEqualTo(
                        "Unknown option '$fliter' (did you mean '$filter'?), at column 5 of the"
                                + " query.");
        assertThat(refused("$expand=Datastreams($tpo=1)").detail())
                .contains("'$tpo'")
                .contains("column 13");
        assertThat(things("cache=1&%24top=3").top()).isEqualTo(3);
        assertThat(things("%24filter%3Dname+eq+%27a%3Db%27").toString())
                .as("some clients encode the equals sign")
                .isEqualTo("$filter=name eq 'a=b'");
        assertThat(refused("$top=1&$top=2").detail()).contains("twice");
    }

    @Test
    void givenAFault_whenRefused_thenTheColumnPointsAtIt() {
        assertThat(refused("$filter=name eq 'abc").detail())
                .isEqualTo("$filter: the text that begins here has no closing quote, at column 9.");
        assertThat(refused("$filter=name eq 'a';drop table x--").detail())
                .contains("';drop table x--'")
                .contains("column 12");
        assertThat(refused("$filter=name eq 'a' and nmae eq 'b'").detail())
                .isEqualTo(
                        "$filter: unknown property 'nmae' of Thing (did you mean 'name'?), at column"
                                + " 17.");
        assertThat(refused("$filter=Datastreams/foo eq 1").detail())
                .contains("'foo' of Datastream")
                .contains("column 13");
        assertThat(refused("$expand=Datastreams($filter=nme eq 'x')").detail())
                .contains("column 21");
        assertThat(refused("$filter=startswith(name)").detail())
                .contains("startswith takes 2 arguments, not 1");
        assertThat(refused("$filter=name").detail()).contains("a condition should be here");
        assertThat(refused("$filter=Datastreams eq 1").detail()).contains("Datastreams/id");
        assertThat(refused("$filter=a%ZZb").detail()).contains("percent");
        assertThat(refused("$filter=name eq '%FF'").detail()).contains("UTF-8");
        assertThat(refused("$orderby=name down").detail()).contains("asc, desc");
        assertThat(refused("$select=colour").detail()).contains("'colour'");
        assertThat(refused("$expand=Observations").detail()).contains("of Thing");
        assertThat(
                        refused(
                                        "$filter=during(time,2020-01-01T00:00:00Z)",
                                        EntityType.HISTORICAL_LOCATION)
                                .detail())
                .contains("interval");
    }

    @Test
    void givenLimits_whenPassed_thenTheProblemNamesLimitAndValue() {
        String deep = "$expand=Datastreams($expand=Thing($expand=Datastreams($expand=Thing";
        assertThat(things(deep + ")))").expand()).hasSize(1);
        Problem depth = refused(deep + "($expand=Locations))))");
        assertThat(depth.code()).isEqualTo("query-too-complex");
        assertThat(depth.detail()).contains("expand depth").contains("4");
        assertThat(refused("$expand=Datastreams/Thing/Datastreams/Thing/Locations").code())
                .isEqualTo("query-too-complex");
        assertThat(refused("$filter=" + "(".repeat(5_000)).code()).isEqualTo("query-too-complex");
        assertThat(refused("$filter=" + "(".repeat(50) + "true").detail()).contains("nesting");
        assertThat(refused("$filter=true" + " or true".repeat(100)).detail()).contains("terms");
        assertThat(refused("$filter=name eq '" + "a".repeat(300) + "'").detail())
                .contains("literal length");
        assertThat(refused("$filter=" + "a".repeat(6_000)).detail()).contains("query length");
    }
}
