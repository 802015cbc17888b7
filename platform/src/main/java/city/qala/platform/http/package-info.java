/** The HTTP edge: the only place that knows the web server. */
@NullMarked
package city.qala.platform.http;

import org.jspecify.annotations.NullMarked;
