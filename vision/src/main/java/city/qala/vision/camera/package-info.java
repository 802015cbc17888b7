/** Cameras: where they look, whose they are and why, and whether they answer. */
@NullMarked
package city.qala.vision.camera;

import org.jspecify.annotations.NullMarked;
