package city.qala.sta;

import org.jspecify.annotations.Nullable;

/** A condition in three-valued logic. */
@FunctionalInterface
interface Test {
    int TRUE = 1;
    int FALSE = 0;
    int UNKNOWN = -1;

    int test(@Nullable Node[] frame);

    static int of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
