/**
 * The only way by which counts of people leave: bounds, exact noise, sums.
 *
 * <p>Integers and decimal fractions only: a floating-point number anywhere here fails the build
 * ({@code IntegersOnlyTest}), because the low bits of a floating-point draw tell what was added.
 */
@NullMarked
package city.qala.pulse.release;

import org.jspecify.annotations.NullMarked;
