package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.kernel.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Body of a new account, and an account as it is shown. */
record AccountJson(
        @Nullable String name,
        @Nullable List<String> roles,
        @Nullable String organisation,
        @Nullable String department,
        @Nullable List<String> districts,
        @Nullable String hours,
        @Nullable String resident) {

    /**
     * The name.
     *
     * @throws Problem {@code invalid-parameter} without one
     */
    String nameNeeded() {
        if (name == null) throw Problem.invalid("name", null, "must not be missing");
        return name;
    }

    /**
     * The standing.
     *
     * @throws Problem {@code invalid-parameter}
     */
    Standing standing() {
        return new StandingJson(organisation, department, districts, hours, resident).toStanding();
    }

    /** An account without what proves its owner. */
    static Map<String, Object> of(Account a) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", a.name());
        answer.put("roles", new TreeSet<>(a.roles()));
        StandingJson.into(answer, a.standing());
        answer.put("version", a.version());
        answer.put("secondFactor", a.factor());
        answer.put("mustChange", a.mustChange());
        answer.put("disabled", a.disabled());
        answer.put("created", a.created().toString());
        return answer;
    }
}
