package city.qala.governance.algorithm;

import java.util.Locale;

/** What an audit says. Only {@link #PASS} lets anything run. */
enum Verdict {
    PASS,
    FAIL,
    NOT_ENOUGH_EVIDENCE;

    /** As it stands in documents. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
