/** The catalogue of data sets, its lineage and what may be downloaded by anybody. */
@NullMarked
package city.qala.exchange.catalogue;

import org.jspecify.annotations.NullMarked;
