/** The MQTT edge: the only place that knows the broker. */
@NullMarked
package city.qala.platform.mqtt;

import org.jspecify.annotations.NullMarked;
