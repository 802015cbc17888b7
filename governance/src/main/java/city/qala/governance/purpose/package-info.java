/**
 * What personal data may be used for, and the books about it: purposes as data, limits, unusual
 * use, the record of processing, retention and erasure.
 */
@NullMarked
package city.qala.governance.purpose;

import org.jspecify.annotations.NullMarked;
