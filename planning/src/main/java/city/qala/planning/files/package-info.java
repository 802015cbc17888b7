/** Documents of numbers and shapes in files. */
@NullMarked
package city.qala.planning.files;

import org.jspecify.annotations.NullMarked;
