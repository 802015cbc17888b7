package city.qala.platform.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The state of every part of the process, asked when somebody wants to know.
 *
 * <p>A part that registers nothing does not count. Parts are few and their suppliers are cheap:
 * they look at a field, they do not call the database.
 */
public final class Health {

    /** How a part is. */
    public sealed interface State permits Up, Starting, Degraded {}

    /** Serves. */
    public record Up() implements State {}

    /**
     * Not serving yet.
     *
     * @param doing what it is doing, in English, for the operator
     */
    public record Starting(String doing) implements State {}

    /**
     * Serves less than it should; the process stays ready.
     *
     * @param reason what is wrong, in English, for the operator
     */
    public record Degraded(String reason) implements State {}

    /** The one value of {@link Up}. */
    public static final State UP = new Up();

    private final Map<String, Supplier<State>> parts = new ConcurrentHashMap<>();

    /** Adds a part, or replaces the part of the same name. */
    public Health part(String name, Supplier<State> state) {
        parts.put(name, state);
        return this;
    }

    /** Whether no part is starting. */
    public boolean ready() {
        for (Supplier<State> part : parts.values()) {
            if (part.get() instanceof Starting) return false;
        }
        return true;
    }

    /** The states of all parts by name, in the order of the names. */
    public Map<String, State> states() {
        Map<String, State> all = new LinkedHashMap<>();
        parts.keySet().stream().sorted().forEach(name -> put(all, name));
        return all;
    }

    private void put(Map<String, State> all, String name) {
        Supplier<State> part = parts.get(name);
        if (part != null) all.put(name, part.get());
    }
}
