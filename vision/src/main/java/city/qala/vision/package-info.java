/**
 * Cameras and algorithms, bound by rules that the code keeps. Matching is a plug-in behind a gate;
 * the networks are in an optional engine.
 */
@NullMarked
package city.qala.vision;

import org.jspecify.annotations.NullMarked;
