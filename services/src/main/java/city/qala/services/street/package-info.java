/** Street reports: Open311, the form for residents, the list that everybody sees. */
@NullMarked
package city.qala.services.street;

import org.jspecify.annotations.NullMarked;
