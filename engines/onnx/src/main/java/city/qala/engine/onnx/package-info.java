/** The three small face networks as ONNX graphs, made in memory from their published weights. */
@NullMarked
package city.qala.engine.onnx;

import org.jspecify.annotations.NullMarked;
