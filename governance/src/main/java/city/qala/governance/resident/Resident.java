package city.qala.governance.resident;

import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import java.time.LocalDate;
import java.util.List;

/**
 * A person who lives in the town, as the register of population tells it.
 *
 * @param id our own id
 * @param name as the register writes it, 1 to 200 characters
 * @param born day of birth
 * @param language in which the town writes to them
 * @param iin national number; it never leaves whole
 * @param address one line
 * @param hidden whether the address is protected: it is then shown to nobody, not even to them
 * @param district code of the district
 * @param contact telephone and mail, which may be erased
 * @param household who lives together, since when
 * @param guardians adults who answer for them, of a child
 * @param source the register that told it
 * @param since the day from which it is held
 */
public record Resident(
        Ulid id,
        String name,
        LocalDate born,
        Language language,
        Iin iin,
        String address,
        boolean hidden,
        String district,
        Contact contact,
        Household household,
        List<Ulid> guardians,
        String source,
        LocalDate since) {

    /** Years from which somebody is an adult. */
    static final int ADULT_FROM = 18;

    /**
     * How to reach somebody.
     *
     * @param phone empty if unknown
     * @param email empty if unknown
     */
    public record Contact(String phone, String email) {}

    /**
     * A household that somebody belongs to.
     *
     * @param id our own id of it
     * @param since the day from which they belong to it; earlier looks at it do not concern them
     */
    public record Household(Ulid id, LocalDate since) {

        /** The household as whom data are about. */
        public Subject subject() {
            return new Subject("household", id);
        }
    }

    public Resident {
        if (name.isBlank() || name.length() > 200)
            throw Problem.invalid("name", name.length(), "must have 1 to 200 characters");
        if (address.isBlank() || address.length() > 300)
            throw Problem.invalid("address", address.length(), "must have 1 to 300 characters");
        if (guardians.contains(id))
            throw Problem.invalid("guardians", "itself", "must be other people");
        guardians = List.copyOf(guardians);
    }

    /** The person as whom data are about. */
    public Subject subject() {
        return new Subject("person", id);
    }

    /** Whether they are of age on a day. */
    public boolean isAdult(LocalDate on) {
        return !born.plusYears(ADULT_FROM).isAfter(on);
    }
}
