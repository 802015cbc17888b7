/** Departments' registers, record linkage, persons and households. */
@NullMarked
package city.qala.registry;

import org.jspecify.annotations.NullMarked;
