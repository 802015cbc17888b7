/**
 * Persons and households: who the records are about, what they say of a day, and in whose words.
 */
@NullMarked
package city.qala.registry.people;

import org.jspecify.annotations.NullMarked;
