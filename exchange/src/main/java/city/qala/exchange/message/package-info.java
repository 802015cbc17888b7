/** Signed messages and evidence: what both sides sign, keep and can verify offline; no database. */
@NullMarked
package city.qala.exchange.message;

import org.jspecify.annotations.NullMarked;
