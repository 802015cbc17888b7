package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A layout as JSON: topic, places with residents and sellers, hours, kinds, areas. */
final class LayoutJson {

    static final Set<String> MEMBERS = Set.of("topic", "places", "hours", "kinds", "areas");

    private LayoutJson() {}

    static Topic topic(String slug) {
        return Arrays.stream(Topic.values())
                .filter(t -> t.slug().equals(slug))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("topic", slug, "must be presence, purchases or trips"));
    }

    static Layout read(JsonNode body) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode kind : body.path("kinds")) kinds.add(kind.asText());
        List<String> places = new ArrayList<>();
        List<Integer> residents = new ArrayList<>();
        List<Integer> sellers = new ArrayList<>();
        for (JsonNode place : body.path("places")) {
            places.add(place.path("name").asText());
            residents.add(place.path("residents").asInt());
            JsonNode register = place.path("sellers");
            if (register.isObject())
                for (String kind : kinds) sellers.add(register.path(kind).asInt());
        }
        return new Layout(
                0,
                topic(body.path("topic").asText()),
                new Domain(places, body.path("hours").asInt(), kinds),
                residents,
                sellers,
                body.path("areas").asInt());
    }

    static Map<String, Object> of(Layout layout) {
        var all = new LinkedHashMap<String, Object>();
        all.put("topic", layout.topic().slug());
        all.put("layout", layout.no());
        all.put("places", layout.domain().places());
        all.put("hours", layout.domain().hours());
        all.put("kinds", layout.domain().kinds());
        all.put("areas", layout.areas());
        return all;
    }
}
