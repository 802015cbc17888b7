package city.qala.platform.bus;

/**
 * Something that happened, told to whoever wants to know. It carries ids, not personal data.
 *
 * @param topic what kind, such as {@code registry.household-changed}
 * @param key what it is about; news of one key stay in order
 * @param body JSON text
 */
public record News(String topic, String key, String body) {}
