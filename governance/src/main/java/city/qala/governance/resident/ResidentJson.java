package city.qala.governance.resident;

import city.qala.kernel.Grant;
import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resident's file as programs send it, and as they get it: only what the purpose needs. */
record ResidentJson(
        @Nullable String id,
        @Nullable String name,
        @Nullable String born,
        @Nullable String language,
        @Nullable String iin,
        @Nullable String address,
        boolean addressProtected,
        @Nullable String district,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String household,
        @Nullable String householdSince,
        @Nullable List<String> guardians,
        @Nullable String source,
        @Nullable String since) {

    /** A delivery of the register. */
    record Delivery(@Nullable List<ResidentJson> residents) {}

    Resident resident() {
        LocalDate held = day("since", since);
        return new Resident(
                new Ulid(text("id", id)),
                text("name", name),
                day("born", born),
                Language.find(text("language", language)).orElse(Language.KK),
                new Iin(text("iin", iin)),
                text("address", address),
                addressProtected,
                text("district", district),
                new Resident.Contact(phone == null ? "" : phone, email == null ? "" : email),
                new Resident.Household(
                        new Ulid(text("household", household)),
                        householdSince == null ? held : day("householdSince", householdSince)),
                guardians == null ? List.of() : guardians.stream().map(Ulid::new).toList(),
                text("source", source),
                held);
    }

    /** What the key's purpose lets be seen. The national number is masked, whatever the purpose. */
    static Map<String, Object> of(Resident r, Grant grant) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", r.id().text());
        if (grant.sees("resident.name")) out.put("name", r.name());
        if (grant.sees("resident.born")) out.put("born", r.born().toString());
        if (grant.sees("resident.language")) out.put("language", r.language().tag());
        if (grant.sees("resident.iin")) out.put("iin", r.iin().toString());
        if (grant.sees("resident.address")) out.put("addressProtected", r.hidden());
        if (grant.sees("resident.address") && !r.hidden()) out.put("address", r.address());
        if (grant.sees("resident.district")) out.put("district", r.district());
        if (grant.sees("resident.contact")) out.put("phone", r.contact().phone());
        if (grant.sees("resident.contact")) out.put("email", r.contact().email());
        if (grant.sees("resident.household")) out.put("household", r.household().id().text());
        if (grant.sees("resident.guardians"))
            out.put("guardians", r.guardians().stream().map(Ulid::text).toList());
        return out;
    }

    private static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank())
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "invalid-parameter",
                            "A resident needs %s.",
                            name)
                    .at("/" + name, "must not be missing");
        return value.strip();
    }

    private static LocalDate day(String name, @Nullable String value) {
        try {
            return LocalDate.parse(text(name, value));
        } catch (DateTimeParseException e) {
            throw Problem.invalid(name, value, "must be a day like 2026-01-31");
        }
    }
}
