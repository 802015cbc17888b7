/**
 * The public register of algorithms: what runs, on whose responsibility, with which evidence; the
 * audits of bias; the switch.
 */
@NullMarked
package city.qala.governance.algorithm;

import org.jspecify.annotations.NullMarked;
