/** Agreements between organisations: who may have which fields, what for, until when. */
@NullMarked
package city.qala.exchange.agreement;

import org.jspecify.annotations.NullMarked;
