/**
 * Watchlists: who may be looked for, by whose authority, where, when and how long; and the matching
 * that obeys them. What matches nobody leaves nothing behind.
 */
@NullMarked
package city.qala.vision.watch;

import org.jspecify.annotations.NullMarked;
