package city.qala.sta;

import org.jspecify.annotations.Nullable;

/** A value in a frame of entities. */
@FunctionalInterface
interface Term {
    @Nullable Object value(@Nullable Node[] frame);

    /** A value that is the same for every entity. */
    record Constant(@Nullable Object constant) implements Term {
        @Override
        public @Nullable Object value(@Nullable Node[] frame) {
            return constant;
        }
    }
}
