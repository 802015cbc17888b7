package city.qala.operations.asset;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Actuators, TaskingCapabilities and Tasks as SensorThings writes them. */
final class TaskJson {

    private final String base;

    /** With links below this address. */
    TaskJson(String base) {
        this.base = base;
    }

    Map<String, Object> of(Actuator a) {
        var out = head("Actuators", a.id());
        out.put("name", a.name());
        out.put("description", a.description());
        out.put("encodingType", a.encoding());
        out.put("metadata", a.metadata());
        return out;
    }

    Map<String, Object> of(Capability c) {
        var out = head("TaskingCapabilities", c.id());
        out.put("name", c.name());
        out.put("description", c.description());
        out.put("taskingParameters", ParameterRule.parse(c.parameters()));
        out.put("Thing@iot.navigationLink", base + "/Things(" + c.thing() + ")");
        out.put("Actuator@iot.navigationLink", base + "/Actuators(" + c.actuator() + ")");
        out.put("Tasks@iot.navigationLink", base + "/TaskingCapabilities(" + c.id() + ")/Tasks");
        return out;
    }

    Map<String, Object> of(Task t) {
        var out = head("Tasks", t.id());
        out.put("creationTime", t.made().toString());
        out.put("taskingParameters", ParameterRule.parse(t.parameters()));
        out.put("properties", properties(t));
        out.put(
                "TaskingCapability@iot.navigationLink",
                base + "/TaskingCapabilities(" + t.capability() + ")");
        return out;
    }

    private static Map<String, Object> properties(Task t) {
        var out = new LinkedHashMap<String, Object>();
        out.put("state", t.state().name().toLowerCase(Locale.ROOT));
        out.put("validUntil", t.until().toString());
        t.sent()
                .ifPresent(s -> {
                    out.put("counter", s.counter());
                    out.put("signature", s.signature());
                    out.put("signedParameters", t.parameters());
                });
        t.reported().ifPresent(at -> out.put("reported", at.toString()));
        if (!t.report().isEmpty()) out.put("report", t.report());
        return out;
    }

    private Map<String, Object> head(String set, long id) {
        var out = new LinkedHashMap<String, Object>();
        out.put("@iot.id", id);
        out.put("@iot.selfLink", base + "/" + set + "(" + id + ")");
        return out;
    }
}
