package city.qala.governance.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What entries concern, one number for each: a subject's ordinal, 0 for nobody, or minus the number
 * of a run over a set. Never changes.
 */
final class Concerns {
    private final long[] all;

    private Concerns(long[] all) {
        this.all = all;
    }

    static Concerns of(List<Long> numbers) {
        return new Concerns(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** Of some pieces, one after the other. */
    static Concerns join(List<Concerns> pieces) {
        return new Concerns(pieces.stream().flatMapToLong(p -> Arrays.stream(p.all)).toArray());
    }

    /** The reverse of {@link #packed}. */
    static Concerns unpack(byte[] packed) {
        return new Concerns(Packed.numbers(packed));
    }

    byte[] packed() {
        return Packed.numbers(all);
    }

    int size() {
        return all.length;
    }

    long at(int index) {
        return all[index];
    }

    /** From one up to but without another. */
    Concerns part(int from, int to) {
        return new Concerns(Arrays.copyOfRange(all, from, to));
    }
}
