package city.qala.sta;

/** To come within the hour. */
final class QueryParser {
    QueryParser(EntityType type, Limits limits) {}

    Query parse(String raw) {
        throw new UnsupportedOperationException("not yet");
    }
}
