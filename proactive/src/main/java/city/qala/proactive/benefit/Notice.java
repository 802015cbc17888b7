package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a household is told, once. The words are made when it is read, in the reader's
 * language.
 *
 * @param id our own id
 * @param household whom
 * @param key what makes it the only one of its kind, such as the entitlement with what happened
 * @param kind what happened
 * @param entitlement id of the entitlement; empty if it is about none
 * @param policy the benefit
 * @param unit whose it is
 * @param amount that it is about
 * @param day that it is about, such as from when it counts
 * @param at when
 */
public record Notice(
        Ulid id,
        Ulid household,
        String key,
        Kind kind,
        String entitlement,
        String policy,
        String unit,
        BigDecimal amount,
        Optional<LocalDate> day,
        Instant at) {

    /** What happened. */
    public enum Kind {
        GRANTED,
        OFFERED,
        REMINDED,
        RAISED,
        DECLINED,
        LAPSED,
        TERM_OVER,
        REDUCTION_PROPOSED,
        REDUCTION_DECIDED,
        REDUCTION_DROPPED,
        REDUCED,
        ENDED,
        ANSWERED;

        /** Its word in keys of messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
