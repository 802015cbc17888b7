package city.qala.governance.algorithm;

import java.util.Locale;

/** Rates of a yes-or-no answer, in the order of the table's columns. */
enum Metric {
    /** Found, of those that were so. */
    TPR,
    /** Wrongly accused, of those that were not so. */
    FPR,
    TNR,
    /** Missed, of those that were so. */
    FNR,
    /** Right, of those accused. */
    PRECISION,
    FDR,
    NPV,
    FOR,
    /** Accused, of all. */
    PPREV,
    /** Were so, of all. */
    PREV,
    ACCURACY;

    /** Name of the column. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
