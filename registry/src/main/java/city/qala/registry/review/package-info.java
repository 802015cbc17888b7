/** Pairs that the engine is not sure of, and what people say about them. */
@NullMarked
package city.qala.registry.review;

import org.jspecify.annotations.NullMarked;
