package city.qala.services.street;

import city.qala.kernel.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services and reports in the words of Open311. Pure. */
final class Open311Words {
    private final StreetServices services;
    private final ZoneId zone;
    private final String city;

    /**
     * @param zone of the city; times are told with its offset
     * @param city that answers for all reports
     */
    Open311Words(StreetServices services, ZoneId zone, String city) {
        this.services = services;
        this.zone = zone;
        this.city = city;
    }

    Map<String, @Nullable Object> service(StreetService s, Language language) {
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        m.put("service_code", s.code());
        m.put("service_name", s.name().in(language));
        m.put("description", s.about().in(language));
        m.put("metadata", !s.questions().isEmpty());
        m.put("type", s.type().name().toLowerCase(Locale.ROOT));
        m.put("keywords", String.join(",", s.keywords()));
        m.put("group", s.group());
        return m;
    }

    Map<String, @Nullable Object> definition(StreetService s, Language language) {
        List<Object> attributes = new ArrayList<>();
        for (StreetService.Question q : s.questions()) {
            Map<String, @Nullable Object> m = new LinkedHashMap<>();
            m.put("variable", true);
            m.put("code", q.code());
            m.put("datatype", q.datatype().name().toLowerCase(Locale.ROOT));
            m.put("required", q.required());
            m.put("datatype_description", null);
            m.put("order", q.order());
            m.put("description", q.name().in(language));
            if (!q.choices().isEmpty())
                m.put("values", q.choices().stream().map(c -> choice(c, language)).toList());
            attributes.add(m);
        }
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        m.put("service_code", s.code());
        m.put("attributes", attributes);
        return m;
    }

    private static Map<String, Object> choice(StreetService.Choice c, Language language) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("key", c.key());
        m.put("name", c.name().in(language));
        return m;
    }

    Map<String, @Nullable Object> report(Report r, Language language) {
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        Optional<StreetService> service = services.find(r.service());
        m.put("service_request_id", Long.toString(r.id()));
        m.put("status", r.open() ? "open" : "closed");
        m.put("status_notes", orNull(r.notes()));
        m.put("service_name", service.map(s -> s.name().in(language)).orElse(r.service()));
        m.put("service_code", r.service());
        m.put("description", orNull(r.description()));
        m.put("agency_responsible", city);
        m.put("service_notice", null);
        m.put("requested_datetime", time(r.requested()));
        m.put("updated_datetime", time(r.updated()));
        m.put("expected_datetime", r.expected().map(this::time).orElse(null));
        m.put("address", orNull(r.address()));
        m.put("address_id", orNull(r.addressId()));
        m.put("zipcode", orNull(r.zipcode()));
        m.put("lat", r.at().map(p -> p.lat()).orElse(null));
        m.put("long", r.at().map(p -> p.lon()).orElse(null));
        m.put("media_url", orNull(r.mediaUrl()));
        return m;
    }

    /** What whoever reported is told: a number, a token, or neither. */
    Map<String, @Nullable Object> taken(Report r, StreetService.Type type, String notice) {
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        if (type == StreetService.Type.REALTIME) m.put("service_request_id", Long.toString(r.id()));
        if (type == StreetService.Type.BATCH) m.put("token", r.token());
        m.put("service_notice", orNull(notice));
        m.put("account_id", null);
        return m;
    }

    String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
