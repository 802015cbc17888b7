/** Looks at every reading as it is stored, and tells the control room what may need people. */
@NullMarked
package city.qala.sensing.watch;

import org.jspecify.annotations.NullMarked;
