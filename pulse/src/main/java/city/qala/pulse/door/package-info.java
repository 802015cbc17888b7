/** Where rows about persons come in: names are masked before anything else sees them. */
@NullMarked
package city.qala.pulse.door;

import org.jspecify.annotations.NullMarked;
