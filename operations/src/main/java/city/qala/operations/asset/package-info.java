/**
 * Things in the street over their life: how they last, who uses them, what they cost, what to
 * decide.
 */
@NullMarked
package city.qala.operations.asset;

import org.jspecify.annotations.NullMarked;
