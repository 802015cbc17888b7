/** The evaluator: facts in columns, policies in, decisions with reasons out. */
@NullMarked
package city.qala.proactive.decide;

import org.jspecify.annotations.NullMarked;
