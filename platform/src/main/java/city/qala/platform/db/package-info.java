/** The ledger: PostgreSQL, embedded or by address. The only place that knows JDBC. */
@NullMarked
package city.qala.platform.db;

import org.jspecify.annotations.NullMarked;
