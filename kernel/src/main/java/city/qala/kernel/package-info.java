/** The words that every part of Qala shares. Pure values and ports: no I/O, no library but JTS. */
@NullMarked
package city.qala.kernel;

import org.jspecify.annotations.NullMarked;
