package city.qala.pulse.position;

/** What is wrong with an event that can be read. */
enum Dirt {
    NONE,
    DUPLICATE,
    UNKNOWN_CELL,
    NULL_CELL,
    TELEPORT;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
