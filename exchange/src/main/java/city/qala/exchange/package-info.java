/**
 * Data between organisations: catalogue, agreements, signed calls with evidence, open data. The
 * façade is {@code Exchanges}.
 */
@NullMarked
package city.qala.exchange;

import org.jspecify.annotations.NullMarked;
