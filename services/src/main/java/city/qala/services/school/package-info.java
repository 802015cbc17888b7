/** Places at schools: wishes, priorities, one lottery, and a match that leaves nobody wronged. */
@NullMarked
package city.qala.services.school;

import org.jspecify.annotations.NullMarked;
