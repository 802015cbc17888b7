/** Policies that somebody is writing: tried on every save, compared, put into force by two people. */
@NullMarked
package city.qala.proactive.draft;

import org.jspecify.annotations.NullMarked;
