/**
 * Registers as they are declared, and their deliveries: kept as delivered, checked row by row,
 * applied all or nothing.
 */
@NullMarked
package city.qala.registry.intake;

import org.jspecify.annotations.NullMarked;
