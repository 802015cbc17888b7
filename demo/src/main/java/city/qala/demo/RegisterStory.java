package city.qala.demo;

import city.qala.demo.CityClient.Who;
import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Ten departments declare their registers and deliver them, once: through the public doors, under
 * purposes that two people agree to.
 */
final class RegisterStory {
    private static final String PROGRAM = "departments";
    private static final String BOOK = "/api/governance/purposes";
    private static final List<String> PURPOSES =
            List.of(
                    "register-delivery",
                    "record-linkage",
                    "pair-review",
                    "family-card",
                    "benefit-decision",
                    "benefit-payment");
    private static final Who REGISTRAR =
            Who.staff("registrar-1", Role.REGISTRAR, "Department of Registers");
    private static final Who INSPECTOR =
            Who.staff("inspector-1", Role.OVERSIGHT, "Office of the Inspector");

    private final CityClient city;
    private final List<Person> people;

    RegisterStory(CityClient city, List<Person> people) {
        this.city = city;
        this.people = people;
    }

    /** Tells it; how many rows were delivered, none if the city knows them. */
    int tell() {
        for (JsonNode p : city.get(REGISTRAR, BOOK).path("purposes")) {
            String code = p.path("code").asText();
            if (PURPOSES.contains(code) && !p.path("status").asText().equals("active")) agree(code);
        }
        var known = new HashSet<String>();
        for (JsonNode r : city.get(REGISTRAR, "/api/registry").path("registers")) {
            String code = r.path("register").asText();
            String at = "/api/registry/" + code + "/deliveries";
            if (!city.get(REGISTRAR, at).path("deliveries").isEmpty()) known.add(code);
        }
        int told = 0;
        for (Map.Entry<String, String> register : RegisterRows.of(people).entrySet()) {
            if (known.contains(register.getKey())) continue;
            String at = "/api/registry/" + register.getKey();
            city.put(PROGRAM, Role.REGISTRAR, at, "application/yaml", yaml(register.getKey()));
            city.deliver(PROGRAM, Role.REGISTRAR, at + "/deliveries", register.getValue());
            told += (int) register.getValue().lines().count() - 1;
        }
        return told;
    }

    private void agree(String code) {
        JsonNode proposed = city.post(REGISTRAR, BOOK + "/" + code + "/propose", Map.of());
        int revision = proposed.path("revision").asInt();
        city.post(INSPECTOR, BOOK + "/" + code + "/approve", Map.of("revision", revision));
    }

    private static String yaml(String code) {
        try (InputStream in =
                RegisterStory.class.getResourceAsStream("registers/" + code + ".yaml")) {
            if (in == null) throw new IllegalStateException("no register " + code);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
