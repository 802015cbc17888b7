/**
 * What is not as usual in a stream of values, said at once and with one setting for every stream.
 *
 * <p>The door is {@link city.qala.sensing.detect.AnomalyDetector}; it does no input or output.
 */
@NullMarked
package city.qala.sensing.detect;

import org.jspecify.annotations.NullMarked;
