/**
 * The language of SensorThings 1.1 addresses and query options: text to tree, tree to text, tree to
 * answers over any graph of nodes. Stateless: no I/O, no clock, no threads.
 */
@NullMarked
package city.qala.sta;

import org.jspecify.annotations.NullMarked;
