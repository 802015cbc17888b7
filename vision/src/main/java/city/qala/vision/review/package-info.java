/**
 * Candidates: what the machine takes for a match, judged by two people who do not see each other's
 * answer, before they see the machine's. Nothing acts by itself.
 */
@NullMarked
package city.qala.vision.review;

import org.jspecify.annotations.NullMarked;
