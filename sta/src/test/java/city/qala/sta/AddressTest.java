package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void givenAddresses_whenRead_thenTheyLeadWhereTheModelSays() {
        assertThat(Address.parse("").target()).isEqualTo(Address.Target.ROOT);
        assertThat(Address.parse("/").target()).isEqualTo(Address.Target.ROOT);
        Address things = Address.parse("/Things/");
        assertThat(things.target()).isEqualTo(Address.Target.COLLECTION);
        assertThat(things.type()).isEqualTo(EntityType.THING);
        Address thing = Address.parse("/Datastreams(2)/Thing");
        assertThat(thing.target()).isEqualTo(Address.Target.ENTITY);
        assertThat(thing.type()).isEqualTo(EntityType.THING);
        assertThat(thing.id()).contains(2L);
        Address chain = Address.parse("Things(1)/Locations(2)");
        assertThat(chain.target()).isEqualTo(Address.Target.ENTITY);
        assertThat(chain.hops().getFirst().id()).contains(2L);
        assertThat(Address.parse("Things(1)/Datastreams/$ref").tail()).isEqualTo(Address.Tail.REF);
        assertThat(Address.parse("Things/$count").tail()).isEqualTo(Address.Tail.COUNT);
        assertThat(Address.parse("Things%281%29/name/$value").tail()).isEqualTo(Address.Tail.VALUE);
    }

    @Test
    void givenAPathIntoJson_whenRead_thenKeysAndPositionsAreKept() {
        Address address = Address.parse("Things(1)/properties/a%20b/list[0][12]/c");
        assertThat(address.target()).isEqualTo(Address.Target.PROPERTY);
        assertThat(address.inside()).isEqualTo(List.of("a b", "list", "0", "12", "c"));
        assertThat(Address.parse("Things(1)/properties/list[3]").label()).isEqualTo("list[3]");
        assertThat(address.encoded()).isEqualTo("Things(1)/properties/a%20b/list/0/12/c");
    }

    @Test
    void givenWhatTheModelDoesNotKnow_whenRead_thenItIsNotFound() {
        for (String path :
                List.of(
                        "Thing",
                        "things",
                        "Things(x)",
                        "Things('1')",
                        "Things()",
                        "Things(1",
                        "Things(99999999999999999999)",
                        "Things(1)/Sensors",
                        "Things/name",
                        "Things(1)/nme",
                        "Things/Datastreams",
                        "Datastreams(1)/Thing(2)",
                        "Things(1)/name/first",
                        "Things(1)/$value",
                        "Things(1)/name/$ref",
                        "Things(1)//name",
                        "Things/$ref/x",
                        "$metadata",
                        "Things(1)x"))
            assertThat(catchThrowableOfType(Problem.class, () -> Address.parse(path)))
                    .as(path)
                    .satisfies(p -> assertThat(p.status()).isEqualTo(404));
        assertThat(catchThrowableOfType(Problem.class, () -> Address.parse("Things%2")).status())
                .isEqualTo(400);
        assertThat(catchThrowableOfType(Problem.class, () -> Address.parse("Thigns")).detail())
                .isEqualTo("There is no set 'Thigns' (did you mean 'Things'?).");
    }
}
