/** The history: DuckDB over sealed Parquet files named one by one. */
@NullMarked
package city.qala.platform.lake;

import org.jspecify.annotations.NullMarked;
