package city.qala.operations.notice;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What leaves the building, or wants to.
 *
 * @param id its id
 * @param number short name for people
 * @param audience whom it is for
 * @param verb what it does
 * @param alarm the alarm behind it
 * @param corrects the notice that it corrects
 * @param texts the words, in every language
 * @param area where it holds, in words
 * @param severity how grave
 * @param expires until when it holds
 * @param drafted who wrote it
 * @param approved who agreed
 * @param rejected who refused it
 * @param reason why it was refused, or what was wrong with the corrected one
 * @param test whether it belongs to an exercise
 */
public record Notice(
        Ulid id,
        long number,
        Audience audience,
        Verb verb,
        Ulid alarm,
        Optional<Ulid> corrects,
        Map<Language, Text> texts,
        String area,
        Severity severity,
        Instant expires,
        Signed drafted,
        Optional<Signed> approved,
        Optional<Signed> rejected,
        String reason,
        boolean test) {

    /** Whom a notice is for. */
    public enum Audience {
        /** Everybody. */
        PUBLIC,
        /** Those to be called when nobody on duty takes an alarm. */
        STAFF
    }

    /** What a notice does. */
    public enum Verb {
        /** Tells something new. */
        ALERT,
        /** Replaces what was told. */
        UPDATE,
        /** Takes back what was told. */
        CANCEL
    }

    /** How grave, in the words of the Common Alerting Protocol. */
    public enum Severity {
        EXTREME,
        SEVERE,
        MODERATE,
        MINOR
    }

    /**
     * The words in one language.
     *
     * @param headline one line
     * @param body what is the matter and what to do
     */
    public record Text(String headline, String body) {
        private static final int LINE = 160;
        private static final int MOST = 2_000;

        public Text {
            headline = headline.strip();
            body = body.strip();
            if (headline.isEmpty() || headline.length() > LINE || headline.lines().count() > 1)
                throw Problem.invalid("headline", headline, "must be one line of 1 to 160 letters");
            if (body.isEmpty() || body.length() > MOST)
                throw Problem.invalid("body", body, "must be 1 to 2,000 letters");
        }
    }

    /**
     * Somebody who signed.
     *
     * @param by name of the account
     * @param roles the roles held then; empty where they do not matter
     * @param at when
     */
    public record Signed(String by, Set<String> roles, Instant at) {
        public Signed {
            roles = Set.copyOf(roles);
        }
    }

    public Notice {
        texts = Map.copyOf(texts);
        for (Language language : Language.values()) {
            if (!texts.containsKey(language))
                throw Problem.invalid("texts", language.tag(), "must be in every language");
        }
    }

    /** Whether it has left, or is leaving. */
    public boolean isOut() {
        return approved.isPresent();
    }

    /** Whether it waits for a second person. */
    public boolean waits() {
        return approved.isEmpty() && rejected.isEmpty();
    }

    /** Exactly what both people see: what is agreed to. */
    public String wording() {
        var said = new StringBuilder();
        for (Language language : Language.values()) {
            Text text = texts.get(language);
            if (text != null)
                said.append(language.tag())
                        .append('\n')
                        .append(text.headline())
                        .append('\n')
                        .append(text.body())
                        .append('\n');
        }
        return said.append(area)
                .append('\n')
                .append(severity)
                .append('\n')
                .append(expires)
                .append('\n')
                .append(test)
                .toString();
    }
}
