/** How the city stands: indicators, disagreement between sources, stages, scorecards. */
@NullMarked
package city.qala.assess;

import org.jspecify.annotations.NullMarked;
