package city.qala.sensing.sta;

import city.qala.sta.EntityType;
import java.util.List;

/** The root of the service: its sets, and what of the standard it keeps. */
final class RootDocument {

    private static final String REQ = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

    private static final List<String> CONFORMANCE =
            List.of(
                    REQ + "datamodel",
                    REQ + "resource-path/resource-path-to-entities",
                    REQ + "request-data",
                    REQ + "create-update-delete/create-entity",
                    REQ + "create-update-delete/link-to-existing-entities",
                    REQ + "create-update-delete/deep-insert",
                    REQ + "create-update-delete/deep-insert-status-code",
                    REQ + "create-update-delete/update-entity",
                    REQ + "create-update-delete/update-entity-put",
                    REQ + "create-update-delete/update-entity-jsonpatch",
                    REQ + "create-update-delete/delete-entity",
                    REQ + "create-update-delete/historical-location-auto-creation",
                    REQ + "batch-request/batch-request",
                    REQ + "multi-datastream",
                    REQ + "data-array/data-array",
                    REQ + "create-observations-via-mqtt/observations-creation",
                    REQ + "receive-updates-via-mqtt/receive-updates",
                    "http://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses");

    private RootDocument() {}

    static StaAnswer at(String base, String mqtt) {
        JsonOut out = new JsonOut(4_096).put('{').name("value").put('[');
        for (EntityType type : EntityType.values()) {
            out.comma().put('{').name("name").text(type.setName());
            out.name("url").text(base + "/" + type.setName()).put('}');
        }
        out.put(']').name("serverSettings").put('{').name("conformance").put('[');
        for (String c : CONFORMANCE) out.comma().text(c);
        out.put(']');
        if (!mqtt.isEmpty()) {
            for (String part :
                    List.of(
                            "create-observations-via-mqtt/observations-creation",
                            "receive-updates-via-mqtt/receive-updates")) {
                out.name(REQ + part).put('{').name("endpoints").put('[').text(mqtt).ascii("]}");
            }
        }
        return StaAnswer.json(200, out.ascii("}}"));
    }
}
