/** Sign-in at a provider of the town's own choice, OpenID Connect. */
@NullMarked
package city.qala.platform.oidc;

import org.jspecify.annotations.NullMarked;
