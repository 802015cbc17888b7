/** Faces in pictures: found, described, compared, blurred. Nothing here keeps anything. */
@NullMarked
package city.qala.vision.face;

import org.jspecify.annotations.NullMarked;
