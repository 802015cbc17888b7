package city.qala.sta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One level of a query while it is read: expansions of the same navigation grow together. */
final class Level {

    final EntityType type;
    final Set<String> seen = new HashSet<>();
    final Map<Navigation, Level> expand = new LinkedHashMap<>();
    @Nullable Expression filter;
    List<Order> orderBy = new ArrayList<>();
    List<Select> select = new ArrayList<>();
    @Nullable Long top;
    long skip;
    boolean count;
    boolean dataArray;
    @Nullable String skipToken;

    Level(EntityType type) {
        this.type = type;
    }

    Level below(Navigation navigation) {
        return expand.computeIfAbsent(navigation, n -> new Level(n.target()));
    }

    Query query(Limits limits) {
        List<Expand> expansions = new ArrayList<>();
        expand.forEach((n, level) -> expansions.add(new Expand(n, level.query(limits))));
        return new Query(
                type,
                filter,
                orderBy,
                top,
                limits,
                skip,
                count,
                select,
                expansions,
                dataArray,
                skipToken);
    }
}
