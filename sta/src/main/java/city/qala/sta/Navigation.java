package city.qala.sta;

/**
 * One navigation property.
 *
 * @param name as written in addresses, for example {@code Datastreams} or {@code Thing}
 * @param source the type that has it
 * @param target the type it leads to
 * @param many whether it leads to a collection
 * @param required whether an entity of the source cannot be made without at least one target. An
 *     Observation's Datastream and MultiDatastream are both marked not required: exactly one of the
 *     two must be there
 * @param inverse name of the navigation that leads back
 */
public record Navigation(
        String name,
        EntityType source,
        EntityType target,
        boolean many,
        boolean required,
        String inverse) {}
