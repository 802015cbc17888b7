package city.qala.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;

/** What a command says: to people in lines, to programs in one JSON object. */
final class Console {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final PrintWriter out;
    private final PrintWriter err;
    private final Words words;

    Console(PrintWriter out, PrintWriter err, Words words) {
        this.out = out;
        this.err = err;
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** A line of the answer, as it is. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A line of the answer in the reader's language. */
    void say(String key, Object... params) {
        line(words.get(key, params));
    }

    /** A remark that is not part of the answer. */
    void remark(String text) {
        err.println(text);
        err.flush();
    }

    /** The stack of our mistake, for whoever mends it. */
    void trace(Throwable bug) {
        bug.printStackTrace(err);
        err.flush();
    }

    /** What an engine did, as one JSON object whoever reads it. */
    void summary(Record done) {
        json(JSON.convertValue(done, new TypeReference<Map<String, Object>>() {}));
    }

    /** The whole answer for a program. */
    void json(Map<String, ?> answer) {
        try {
            line(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers of commands are plain values", e);
        }
    }
}
