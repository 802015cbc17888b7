/**
 * Copies of a whole city: the ledger at one moment, the files that it names, and, kept apart, the
 * keys without which nobody's rows can be read.
 */
@NullMarked
package city.qala.platform.backup;

import org.jspecify.annotations.NullMarked;
