package city.qala.operations.asset;

/**
 * What in a thing can be told to do something (OGC 17-079r1).
 *
 * @param id number of it
 * @param name its name
 * @param description what it is
 * @param encoding of what the metadata are
 * @param metadata more of it
 */
public record Actuator(
        long id, String name, String description, String encoding, String metadata) {}
