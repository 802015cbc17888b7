/** OpenStreetMap extracts, read feature by feature. */
@NullMarked
package city.qala.platform.osm;

import org.jspecify.annotations.NullMarked;
