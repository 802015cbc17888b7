/** Tables that engines read from files and write to files. */
@NullMarked
package city.qala.platform.files;

import org.jspecify.annotations.NullMarked;
