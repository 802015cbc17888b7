package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that proves one call: what was asked, what was answered, and when. It needs no server
 * to be checked, see {@link EvidenceCheck}. Rows are not part of it, only their digest: whoever
 * holds the answer can show that it is the one.
 *
 * @param request what the partner signed
 * @param answer what the provider signed
 * @param stamp what the time-stamp key signed; null while the call waits for it
 */
public record Evidence(Signed request, Signed answer, @Nullable Place stamp) {

    /** The format's name, the first member of the document. */
    public static final String FORMAT = "qala-exchange-evidence-1";

    /**
     * A signed text.
     *
     * @param text exactly what was signed
     * @param signature detached signature
     * @param key the key that made it
     */
    public record Signed(String text, String signature, PublicJwk key) {}

    /**
     * The call's place under a time-stamp.
     *
     * @param stamp the time-stamp
     * @param index place of the call's leaf, from 0
     * @param path hashes from the leaf to the root, base64url
     */
    public record Place(Signed stamp, int index, List<String> path) {
        public Place {
            path = List.copyOf(path);
        }
    }

    /** The same call with its time-stamp. */
    public Evidence stamped(Place place) {
        return new Evidence(request, answer, place);
    }

    /** Its time-stamp, if it has one yet. */
    public Optional<Place> place() {
        return Optional.ofNullable(stamp);
    }

    /** As members of the JSON document. */
    public Map<String, Object> members() {
        var all = new LinkedHashMap<String, Object>();
        all.put("format", FORMAT);
        all.put("request", members(request));
        all.put("answer", members(answer));
        if (stamp != null) {
            var place = new LinkedHashMap<>(members(stamp.stamp()));
            place.put("index", stamp.index());
            place.put("path", stamp.path());
            all.put("stamp", place);
        }
        return all;
    }

    /**
     * Reads the document.
     *
     * @throws Problem {@code invalid-parameter} if it has another format
     */
    public static Evidence of(JsonNode document) {
        if (!document.path("format").asText().equals(FORMAT))
            throw Problem.invalid("format", document.path("format").asText(), "must be " + FORMAT);
        JsonNode place = document.path("stamp");
        return new Evidence(
                signed(document.path("request")),
                signed(document.path("answer")),
                place.isMissingNode() ? null : place(place));
    }

    private static Place place(JsonNode place) {
        var path = new ArrayList<String>();
        place.path("path").forEach(step -> path.add(step.asText()));
        return new Place(signed(place), place.path("index").asInt(-1), path);
    }

    private static Signed signed(JsonNode part) {
        return new Signed(
                part.path("text").asText(),
                part.path("signature").asText(),
                PublicJwk.of(part.path("key")));
    }

    private static Map<String, Object> members(Signed part) {
        var all = new LinkedHashMap<String, Object>();
        all.put("text", part.text());
        all.put("signature", part.signature());
        all.put("key", part.key().members());
        return all;
    }
}
