/** Policies as data: who is entitled to what, why, and what follows from it. */
@NullMarked
package city.qala.proactive;

import org.jspecify.annotations.NullMarked;
