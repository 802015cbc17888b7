package city.qala.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/b, a/b/c, false",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/+/c, a/b/c, true",
        "+/b, a/b, true",
        "+/+, /b, true",
        "+, a/b, false",
        "#, a/b, true",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, ab, false",
        "#, $SYS/x, false",
        "+/x, $SYS/x, false",
        "$SYS/#, $SYS/x, true",
        "a/+, a, false",
        "v1.1/Things(1)/+, v1.1/Things(1)/Datastreams, true"
    })
    void aFilterTakesATopicAsTheStandardSays(String filter, String topic, boolean takes) {
        assertThat(TopicFilter.matches(filter, topic)).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, true",
        "#, true",
        "a/#, true",
        "+/a/+, true",
        "a#, false",
        "a/#/b, false",
        "a+/b, false",
        "/, true",
        "'', false"
    })
    void aFilterIsWellFormedOrNot(String filter, boolean fits) {
        assertThat(TopicFilter.isFilter(filter)).isEqualTo(fits);
    }
}
