/**
 * The log that nobody can alter: who did what, to whom, what for. A Merkle tree over its entries,
 * signed each minute, lets anybody check that no line was changed, dropped, moved or slipped in.
 */
@NullMarked
package city.qala.governance.audit;

import org.jspecify.annotations.NullMarked;
