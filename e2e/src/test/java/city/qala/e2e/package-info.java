/**
 * The whole product as a person or a device meets it: real processes, a real browser, real kills.
 */
@NullMarked
package city.qala.e2e;

import org.jspecify.annotations.NullMarked;
