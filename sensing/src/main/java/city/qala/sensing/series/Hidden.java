package city.qala.sensing.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a stream's observations that sealed files still hold although they were replaced
 * or removed. Each holds up to a generation of files: a younger file has the row that replaced it.
 * Never changes.
 */
final class Hidden {
    private final int[] seqs;
    private final int[] upTo;

    private Hidden(int[] seqs, int[] upTo) {
        this.seqs = seqs;
        this.upTo = upTo;
    }

    /** Whether a file of this generation holds the row in vain. */
    boolean hides(int seq, int generation) {
        int at = Arrays.binarySearch(seqs, seq);
        return at >= 0 && generation <= upTo[at];
    }

    /** Whether a file holds any row in vain whose number is from {@code low} to {@code high}. */
    boolean any(int low, int high, int generation) {
        int at = Arrays.binarySearch(seqs, low);
        for (int i = at >= 0 ? at : -at - 1; i < seqs.length && seqs[i] <= high; i++) {
            if (generation <= upTo[i]) {
                return true;
            }
        }
        return false;
    }

    /** With numbers that are hidden up to a generation from now on. */
    static Hidden with(@Nullable Hidden old, int[] more, int generation) {
        int[] seqs = Log.union(old == null ? new int[0] : old.seqs, more);
        int[] upTo = new int[seqs.length];
        for (int i = 0; i < seqs.length; i++) {
            int at = old == null ? -1 : Arrays.binarySearch(old.seqs, seqs[i]);
            boolean isNew = Arrays.binarySearch(more, seqs[i]) >= 0;
            upTo[i] = isNew || old == null ? generation : old.upTo[at];
        }
        return new Hidden(seqs, upTo);
    }

    /** Only those that one of these files holds; null if there are none. */
    @Nullable Hidden within(int stream, List<SealedFile> files) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < seqs.length; i++) {
            for (SealedFile file : files) {
                SealedFile.Entry entry = file.find(stream);
                if (entry != null
                        && file.generation <= upTo[i]
                        && seqs[i] >= entry.lowSeq
                        && seqs[i] <= entry.highSeq) {
                    kept.add(i);
                    break;
                }
            }
        }
        if (kept.isEmpty()) {
            return null;
        }
        return new Hidden(
                kept.stream().mapToInt(i -> seqs[i]).toArray(),
                kept.stream().mapToInt(i -> upTo[i]).toArray());
    }

    int count() {
        return seqs.length;
    }

    byte[] pack() {
        PackWriter out = new PackWriter(seqs.length * 3);
        out.number(seqs.length);
        int before = 0;
        for (int i = 0; i < seqs.length; i++) {
            out.number(seqs[i] - before);
            out.number(upTo[i]);
            before = seqs[i];
        }
        return out.toBytes();
    }

    static Hidden unpack(byte[] bytes) {
        PackReader in = new PackReader(bytes, 0);
        int count = in.integer();
        int[] seqs = new int[count];
        int[] upTo = new int[count];
        int before = 0;
        for (int i = 0; i < count; i++) {
            before += in.integer();
            seqs[i] = before;
            upTo[i] = in.integer();
        }
        return new Hidden(seqs, upTo);
    }
}
