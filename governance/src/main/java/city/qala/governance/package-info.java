/**
 * Who may know what, why, and who looked: purposes, the audit log, algorithms, residents' rights
 * and oversight. The façade is {@code Governance}.
 */
@NullMarked
package city.qala.governance;

import org.jspecify.annotations.NullMarked;
