package city.qala.sensing;

import city.qala.sensing.Readings.Reading;
import city.qala.sensing.series.Series.Bucket;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes stations and series as JSON. */
final class StationJson {

    private static final JsonFactory JSON = new JsonFactory();

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private final Readings readings;
    private final Instant now;

    StationJson(Readings readings, Instant now) {
        this.readings = readings;
        this.now = now;
    }

    /** Stations with every channel and its newest value. */
    byte[] list(List<Station> stations) {
        return write(out -> {
            out.writeStartArray();
            for (Station s : stations) station(out, s);
            out.writeEndArray();
        });
    }

    /** Stations that have a point, as a map wants them. */
    byte[] geo(List<Station> stations) {
        return write(out -> {
            out.writeStartObject();
            out.writeStringField("type", "FeatureCollection");
            out.writeArrayFieldStart("features");
            for (Station s : stations) if (s.at().isPresent()) feature(out, s);
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** One series in pieces. */
    static byte[] series(Channel channel, Instant from, Instant to, List<Bucket> buckets) {
        return write(out -> {
            out.writeStartObject();
            out.writeNumberField("stream", channel.stream());
            out.writeStringField("name", channel.name());
            out.writeStringField("property", channel.property());
            out.writeStringField("unit", channel.unit());
            out.writeStringField("from", from.toString());
            out.writeStringField("to", to.toString());
            out.writeArrayFieldStart("buckets");
            for (Bucket b : buckets) bucket(out, b);
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private void station(JsonGenerator out, Station s) throws IOException {
        out.writeStartObject();
        out.writeNumberField("thing", s.thing());
        out.writeStringField("code", s.code());
        out.writeStringField("name", s.name());
        out.writeStringField("kind", s.kind());
        out.writeStringField("district", s.district());
        if (s.at().isPresent()) {
            out.writeNumberField("lat", s.at().get().lat());
            out.writeNumberField("lon", s.at().get().lon());
        }
        out.writeArrayFieldStart("channels");
        for (Channel c : s.channels()) channel(out, c);
        out.writeEndArray();
        out.writeEndObject();
    }

    private void channel(JsonGenerator out, Channel c) throws IOException {
        Optional<Reading> newest = readings.newest(c.stream(), new Moment(now, true));
        out.writeStartObject();
        out.writeNumberField("stream", c.stream());
        out.writeStringField("property", c.property());
        out.writeStringField("unit", c.unit());
        out.writeNumberField("intervalSeconds", c.interval().toSeconds());
        if (newest.isPresent()) {
            out.writeStringField("time", newest.get().at().toString());
            out.writeNumberField("value", newest.get().value());
        }
        out.writeBooleanField(
                "silent", readings.rules().silent(newest.map(Reading::at), c.interval(), now));
        out.writeEndObject();
    }

    private void feature(JsonGenerator out, Station s) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        out.writeObjectFieldStart("properties");
        out.writeStringField("code", s.code());
        out.writeStringField("kind", s.kind());
        out.writeBooleanField("silent", silent(s));
        out.writeEndObject();
        out.writeObjectFieldStart("geometry");
        out.writeStringField("type", "Point");
        out.writeArrayFieldStart("coordinates");
        out.writeNumber(s.at().orElseThrow().lon());
        out.writeNumber(s.at().orElseThrow().lat());
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private boolean silent(Station s) {
        return s.channels().stream()
                .allMatch(c ->
                        readings.rules().silent(readings.lastSeen(c.stream()), c.interval(), now));
    }

    private static void bucket(JsonGenerator out, Bucket b) throws IOException {
        out.writeStartObject();
        out.writeStringField("from", Micros.at(b.from()).toString());
        out.writeNumberField("count", b.count());
        if (b.count() > 0) {
            out.writeNumberField("mean", b.mean());
            out.writeNumberField("min", b.min());
            out.writeNumberField("max", b.max());
            out.writeNumberField("first", b.first());
            out.writeNumberField("last", b.last());
        }
        out.writeEndObject();
    }

    private static byte[] write(Writing body) {
        var bytes = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            body.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
