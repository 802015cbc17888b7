package city.qala.governance.security;

import java.util.List;

/**
 * One line of the page.
 *
 * @param part section that it belongs to
 * @param what key of its words
 * @param params of the words
 * @param abnormal whether somebody should look at it
 */
record Finding(Part part, String what, List<Object> params, boolean abnormal) {

    /** Sections of the page, in its order. */
    enum Part {
        DOORS,
        SWITCHES,
        SIGN_INS,
        ACCOUNTS,
        TOKENS,
        KEYS,
        FIRMWARE,
        BACKUP
    }

    Finding {
        params = List.copyOf(params);
    }
}
