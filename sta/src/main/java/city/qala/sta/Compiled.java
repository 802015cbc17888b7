package city.qala.sta;

import org.jspecify.annotations.Nullable;

/** What {@link Compiler} makes: one of the two ways to ask is used. */
interface Compiled {
    boolean matches(Node node);

    @Nullable Object value(Node node, boolean greatest);
}
