/** The control room: signals in, alarms out, incidents, notices. */
@NullMarked
package city.qala.operations;

import org.jspecify.annotations.NullMarked;
