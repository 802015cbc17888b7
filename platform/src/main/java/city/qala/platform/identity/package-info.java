/** Accounts, sessions, tokens and roles. */
@NullMarked
package city.qala.platform.identity;

import org.jspecify.annotations.NullMarked;
