/** What cameras see at which level, and how few are enough. */
@NullMarked
package city.qala.planning.camera;

import org.jspecify.annotations.NullMarked;
