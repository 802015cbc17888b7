package city.qala.demo;

import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Ulid;
import java.time.LocalDate;
import java.util.List;

/**
 * A made resident of the pretend town. The number is one that can be nobody's.
 *
 * @param hidden whether the address is protected
 * @param guardians of a child
 */
record Person(
        Ulid id,
        String name,
        LocalDate born,
        Language language,
        Iin iin,
        String address,
        boolean hidden,
        String district,
        String phone,
        Ulid household,
        LocalDate since,
        List<Ulid> guardians) {
    Person {
        if (!iin.isMade()) throw new IllegalArgumentException("somebody's number");
        guardians = List.copyOf(guardians);
    }
}
