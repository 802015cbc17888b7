package city.qala.operations.asset;

/**
 * What a thing can be told (OGC 17-079r1, TaskingCapability).
 *
 * @param id number of it
 * @param thing id of the Thing
 * @param code code of the Thing
 * @param device name of the token that may hear its commands and report on them
 * @param actuator number of its actuator
 * @param name its name, unique at the thing
 * @param description what it does
 * @param parameters its {@code taskingParameters}: a DataRecord as JSON
 */
public record Capability(
        long id,
        long thing,
        String code,
        String device,
        long actuator,
        String name,
        String description,
        String parameters) {

    /** The topic on which its commands are told. */
    String topic() {
        return "v1.1/TaskingCapabilities(" + id + ")/Tasks";
    }
}
