/** News between capabilities, durable through the outbox. */
@NullMarked
package city.qala.platform.bus;

import org.jspecify.annotations.NullMarked;
