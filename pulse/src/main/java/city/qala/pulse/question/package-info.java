/** Released days: kept once, asked without limit, shown with what they are worth. */
@NullMarked
package city.qala.pulse.question;

import org.jspecify.annotations.NullMarked;
