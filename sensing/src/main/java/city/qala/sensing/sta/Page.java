package city.qala.sensing.sta;

import city.qala.sta.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param rows what stands on it
 * @param count of the whole answer; −1 if it was not asked for
 * @param next where the next page begins; null on the last
 */
record Page<T>(List<T> rows, long count, @Nullable Cursor next) {
    Page {
        rows = List.copyOf(rows);
    }
}
