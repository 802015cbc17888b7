/** SensorThings over HTTP and MQTT: the graph of entities, their JSON, their addresses. */
@NullMarked
package city.qala.sensing.sta;

import org.jspecify.annotations.NullMarked;
