/**
 * The look: design tokens, page frame, charts, map, and the words in Kazakh, Russian and English.
 */
@NullMarked
package city.qala.web;

import org.jspecify.annotations.NullMarked;
