/**
 * Which records of several registers speak of the same person, told without labels.
 *
 * <p>The door is {@link city.qala.registry.link.Linkage}: Fellegi and Sunter's weights estimated by
 * expectation and maximisation from the records themselves, then clusters that cannot chain.
 */
@NullMarked
package city.qala.registry.link;

import org.jspecify.annotations.NullMarked;
