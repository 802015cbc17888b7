package city.qala.sensing.sta;

import city.qala.sensing.series.Series;
import city.qala.sta.EntityType;
import org.jspecify.annotations.Nullable;

/** Where everything is kept: entities in memory, histories and features, observations. */
record Stores(
        Graph graph,
        GraphStore entities,
        FeatureStore features,
        Series series,
        GraphWriter writer) {

    /** An entity of any type but Observation, or null; whether it may be seen is not asked. */
    @Nullable Entity find(EntityType type, long id) {
        Draft open = writer.open();
        if (open != null && type != EntityType.OBSERVATION) return open.find(type, id);
        return switch (type) {
            case HISTORICAL_LOCATION -> entities.history(id);
            case FEATURE_OF_INTEREST -> features.find(id);
            case OBSERVATION -> null;
            default -> graph.find(type, id);
        };
    }
}
