/** What leaves the building: who must agree, to whom it goes, and whether it got there. */
@NullMarked
package city.qala.operations.notice;

import org.jspecify.annotations.NullMarked;
