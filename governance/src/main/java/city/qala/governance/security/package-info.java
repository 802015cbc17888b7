/** The town's own security: what is open, what is old, what is switched off. */
@NullMarked
package city.qala.governance.security;

import org.jspecify.annotations.NullMarked;
