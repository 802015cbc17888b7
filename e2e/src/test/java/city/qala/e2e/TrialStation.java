package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An air station that a test adds to a city through SensorThings, as an operator would. */
record TrialStation(CityProcess city, String token, String code, long stream) {
    private static final Pattern ID = Pattern.compile("\"@iot.id\"\\s*:\\s*(\\d+)");

    /** Registers a station that measures PM2.5 every ten minutes. */
    static TrialStation register(
            CityProcess city, String token, String code, String name, String visibility) {
        return register(city, token, code, name, visibility, "PT10M");
    }

    /** Registers a station that promises a value of PM2.5 once an interval. */
    static TrialStation register(
            CityProcess city,
            String token,
            String code,
            String name,
            String visibility,
            String interval) {
        String thing =
                """
                {"name":"%s, Schaan","description":"Made by a test",
                 "properties":{"kind":"air","code":"%s","district":"Schaan","class":"low-cost","made":true},
                 "Locations":[{"name":"here","description":"here","encodingType":"application/geo+json",
                   "location":{"type":"Point","coordinates":[9.5085,47.1655]}}],
                 "Datastreams":[{"name":"PM2.5, %s","description":"Made by a test",
                   "observationType":"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                   "properties":{"visibility":"%s","interval":"%s","code":"%s-PM25"},
                   "unitOfMeasurement":{"name":"microgram per cubic metre","symbol":"µg/m³","definition":"urn:test:ugm3"},
                   "ObservedProperty":{"name":"PM2.5","description":"fine dust","definition":"urn:qala:property:PM2.5"},
                   "Sensor":{"name":"trial %s","description":"s","encodingType":"text/plain","metadata":"made"}}]}
                """
                        .formatted(name, code, name, visibility, interval, code, code);
        var made = city.post("/sta/v1.1/Things", thing, "Authorization", "Bearer " + token);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String at = made.headers().firstValue("Location").orElseThrow();
        String path = at.substring(at.indexOf("/sta/"));
        String streams =
                city.get(path + "/Datastreams?$select=@iot.id", "Authorization", "Bearer " + token)
                        .body();
        Matcher id = ID.matcher(streams);
        assertThat(id.find()).as(streams).isTrue();
        return new TrialStation(city, token, code, Long.parseLong(id.group(1)));
    }

    /** Sends one value; returns when the city has acknowledged it. */
    void measure(double value, Instant at) {
        String body = "{\"phenomenonTime\":\"%s\",\"result\":%s}".formatted(at, value);
        String path = "/sta/v1.1/Datastreams(" + stream + ")/Observations";
        var answer = city.post(path, body, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Sends the same value every ten minutes for two hours, the last one at {@code until}. */
    void measureUntil(double value, Instant until) {
        for (int i = 12; i >= 0; i--) measure(value, until.minus(Duration.ofMinutes(10L * i)));
    }
}
