/** What tests stand on: a real ledger, a clock that moves when told, golden files, shape checks. */
@NullMarked
package city.qala.testkit;

import org.jspecify.annotations.NullMarked;
