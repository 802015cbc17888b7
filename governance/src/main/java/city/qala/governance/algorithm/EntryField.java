package city.qala.governance.algorithm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry of the register says. All fields are needed before an algorithm may run; all but
 * two are public. What changes by itself (phase, audits, monthly counts, incidents' dates) is not
 * typed here but computed.
 */
enum EntryField {
    NAME(Part.WHAT, Form.WORDS),
    SUMMARY(Part.WHAT, Form.WORDS),
    AREA(Part.WHAT, Form.WORDS),
    WEBSITE(Part.WHAT, Form.LINK),
    CONTACT(Part.WHAT, Form.WORDS),
    VERSION(Part.WHAT, Form.PLAIN),
    MODEL_SHA256(Part.WHAT, Form.HASH),
    ORGANISATION(Part.OWNER, Form.WORDS),
    DEPARTMENT(Part.OWNER, Form.WORDS),
    RESPONSIBLE_ROLE(Part.OWNER, Form.WORDS),
    SUPPLIER(Part.OWNER, Form.WORDS),
    PROCUREMENT(Part.OWNER, Form.INTERNAL),
    PURPOSE(Part.WHY, Form.WORDS),
    LEGAL_BASIS(Part.WHY, Form.WORDS),
    NECESSITY(Part.WHY, Form.WORDS),
    ALTERNATIVES(Part.WHY, Form.WORDS),
    METHOD(Part.HOW, Form.WORDS),
    MODEL_TYPE(Part.HOW, Form.WORDS),
    INPUTS(Part.HOW, Form.WORDS),
    TRAINING_DATA(Part.HOW, Form.WORDS),
    PREPROCESSING(Part.HOW, Form.PLAIN),
    THRESHOLD(Part.HOW, Form.NUMBER),
    THRESHOLDS(Part.HOW, Form.WORDS),
    LICENCE(Part.HOW, Form.PLAIN),
    DECISION(Part.PEOPLE, Form.WORDS),
    STAFF_TRAINING(Part.PEOPLE, Form.INTERNAL),
    OBJECTION(Part.PEOPLE, Form.WORDS),
    EQUALITY(Part.QUALITY, Form.WORDS),
    PERFORMANCE(Part.QUALITY, Form.WORDS),
    RETENTION(Part.QUALITY, Form.WORDS),
    IMPACT_ASSESSMENTS(Part.QUALITY, Form.WORDS),
    RISKS(Part.QUALITY, Form.WORDS),
    INCIDENTS(Part.QUALITY, Form.WORDS),
    REVIEW_DATE(Part.QUALITY, Form.DATE);

    /** Headings under which the public page shows the fields. */
    enum Part {
        WHAT,
        OWNER,
        WHY,
        HOW,
        PEOPLE,
        QUALITY
    }

    /** How a field is written. */
    enum Form {
        /** Plain words in Kazakh, Russian and English. */
        WORDS,
        /** The same, but not for the public. */
        INTERNAL,
        /** One text for all languages: a version, a licence. */
        PLAIN,
        /** SHA-256, 64 small hexadecimal digits. */
        HASH,
        /** An address of this city ({@code /air}) or one that begins with https. */
        LINK,
        /** A day, {@code 2027-03-01}. */
        DATE,
        NUMBER
    }

    private final Part part;
    private final Form form;

    EntryField(Part part, Form form) {
        this.part = part;
        this.form = form;
    }

    Part part() {
        return part;
    }

    Form form() {
        return form;
    }

    /** Whether everybody sees it. */
    boolean isPublic() {
        return form != Form.INTERNAL;
    }

    /** Whether it is written in each language. */
    boolean inLanguages() {
        return form == Form.WORDS || form == Form.INTERNAL;
    }

    /** As it stands in JSON, files and message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EntryField> find(String code) {
        return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }
}
