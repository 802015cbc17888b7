/** The policy format: facts, parameters by date, formulas and policies, read, typed and checked. */
@NullMarked
package city.qala.proactive.law;

import org.jspecify.annotations.NullMarked;
