/**
 * Residents: their file, who looked at it, and what they ask, object to and have put right. The
 * façade is {@code Residents}.
 */
@NullMarked
package city.qala.governance.resident;

import org.jspecify.annotations.NullMarked;
