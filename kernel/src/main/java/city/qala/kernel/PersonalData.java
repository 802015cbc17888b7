package city.qala.kernel;

import java.util.List;

/**
 * What one capability holds about people. Every capability with personal data answers this port, so
 * that a resident sees, corrects and erases all of it in one place.
 *
 * <p>All verbs need a {@link Grant} that covers the subject; the entry of the look is written by
 * whoever opened it.
 */
public interface PersonalData {

    /** Name of the data set, the first part of its facts' fields, for example {@code resident}. */
    String dataSet();

    /**
     * Everything that is held about the subject, in a fixed order; empty if nothing is.
     *
     * @throws Problem {@code forbidden} if the grant is for somebody else
     */
    List<HeldFact> held(Tx tx, Grant grant, Subject subject);

    /**
     * Puts one fact right.
     *
     * @param field as in {@link HeldFact#field}
     * @throws Problem {@code unknown-field} if there is no such fact, {@code field-not-permitted}
     *     if the law keeps it
     */
    void correct(Tx tx, Grant grant, Subject subject, String field, String value);

    /**
     * Erases what the law lets be erased: of one field, or of all if the field is empty.
     *
     * @return how many facts are gone
     * @throws Problem {@code unknown-field} if there is no such fact, {@code field-not-permitted}
     *     if the law keeps it
     */
    int erase(Tx tx, Grant grant, Subject subject, String field);
}
