package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseCheckCommandTest {

    private static final String LOAD =
            """
            {"op":"load","seed":null,"eps_day":1.0,"districts":["D1","D2"],"categories":["coffee"],\
            "hours":24,"rows":[["p1","D1",8,"coffee",1],["p1","D1",8,"coffee",1]]}\
            """;

    private static List<String> answers(String... lines) {
        List<String> out = new ArrayList<>();
        ReleaseCheckCommand.run(
                new BufferedReader(new StringReader(String.join("\n", lines))), out::add);
        return out;
    }

    @Test
    void givenADay_whenAskedTwice_thenTheAnswerIsTheSameWholeNumber() {
        String ask =
                "{\"op\":\"query\",\"districts\":[\"D1\"],\"hours\":[8],\"categories\":[\"coffee\"]}";
        List<String> out = answers(LOAD, ask, ask);

        assertThat(out.getFirst()).isEqualTo("{\"ok\":true}");
        assertThat(out.get(1))
                .matches("\\{\"status\":\"ok\",\"value\":-?\\d+}")
                .isEqualTo(out.get(2));
    }

    @Test
    void givenWhatCannotBe_whenAsked_thenEachLineGetsARefusalThatSaysWhy() {
        List<String> out =
                answers(
                        "{\"op\":\"query\",\"districts\":[\"D1\"]}",
                        LOAD,
                        "{\"op\":\"query\",\"districts\":[\"D9\"],\"hours\":[8],\"categories\":[\"coffee\"]}",
                        "{\"op\":\"query\",\"districts\":[\"D1\"],\"hours\":[24],\"categories\":[\"coffee\"]}",
                        "{\"op\":\"query\",\"districts\":[],\"hours\":[],\"categories\":[]}",
                        "{\"op\":\"sql\"}",
                        "nonsense",
                        LOAD.replace("1.0", "0"),
                        LOAD.replace("\"hours\":24", "\"hours\":240"));

        assertThat(out).hasSize(9);
        out.remove(1);
        assertThat(out).allMatch(a -> a.startsWith("{\"status\":\"refused\",\"why\":\""));
    }
}
