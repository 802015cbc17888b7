package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTypeTest {

    @Test
    void everyNavigationLeadsBackByItsInverse() {
        for (EntityType type : EntityType.values())
            for (Navigation navigation : type.navigations()) {
                Navigation back =
                        navigation.target().navigation(navigation.inverse()).orElseThrow();
                assertThat(back.target()).as(navigation.name()).isEqualTo(type);
                assertThat(back.inverse()).isEqualTo(navigation.name());
                assertThat(navigation.source()).isEqualTo(type);
            }
    }

    @Test
    void theModelIsTheOneOfTheStandard() {
        StringBuilder model = new StringBuilder();
        for (EntityType type : EntityType.values()) {
            model.append(type.setName()).append(':');
            for (Property p : type.properties())
                model.append(' ')
                        .append(p.name())
                        .append(p.required() ? "*" : p.derived() ? "~" : "");
            model.append(" |");
            for (Navigation n : type.navigations())
                model.append(' ').append(n.name()).append(n.required() ? "*" : "");
            model.append('\n');
        }
        assertThat(model)
                .hasToString(
                        """
                        Things: name* description* properties | Locations HistoricalLocations Datastreams MultiDatastreams
                        Locations: name* description* encodingType* location* properties | Things HistoricalLocations
                        HistoricalLocations: time* | Thing* Locations*
                        Datastreams: name* description* observationType* unitOfMeasurement* observedArea~ phenomenonTime~ resultTime~ properties | Thing* Sensor* ObservedProperty* Observations
                        MultiDatastreams: name* description* observationType multiObservationDataTypes* unitOfMeasurements* observedArea~ phenomenonTime~ resultTime~ properties | Thing* Sensor* ObservedProperties* Observations
                        Sensors: name* description* encodingType* metadata* properties | Datastreams MultiDatastreams
                        ObservedProperties: name* definition* description* properties | Datastreams MultiDatastreams
                        Observations: phenomenonTime result* resultTime resultQuality validTime parameters | Datastream MultiDatastream FeatureOfInterest
                        FeaturesOfInterest: name* description* encodingType* feature* properties | Observations
                        """);
    }
}
