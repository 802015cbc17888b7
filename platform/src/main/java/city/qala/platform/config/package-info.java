/** Settings: file, environment, command line; every value with its origin. */
@NullMarked
package city.qala.platform.config;

import org.jspecify.annotations.NullMarked;
