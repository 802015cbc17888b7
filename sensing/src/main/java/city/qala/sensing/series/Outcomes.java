package city.qala.sensing.series;

import city.qala.sensing.series.Series.Stored;
import java.util.ArrayList;
import java.util.List;

/** Answers of a request in the packed form in which its Idempotency-Key keeps them. */
final class Outcomes {

    private Outcomes() {}

    /** Runs of consecutive ids take one entry, so that an import's answer stays small. */
    static byte[] pack(List<Stored> outcomes) {
        PackWriter out = new PackWriter(16);
        out.number(outcomes.size());
        for (int i = 0; i < outcomes.size(); ) {
            Stored first = outcomes.get(i);
            int end = i + 1;
            while (end < outcomes.size()
                    && outcomes.get(end).repeat() == first.repeat()
                    && outcomes.get(end).id() == first.id() + end - i) {
                end++;
            }
            out.number(first.id());
            out.number((long) (end - i) << 1 | (first.repeat() ? 1 : 0));
            i = end;
        }
        return out.toBytes();
    }

    static List<Stored> unpack(byte[] bytes) {
        PackReader in = new PackReader(bytes, 0);
        int count = in.integer();
        List<Stored> outcomes = new ArrayList<>(count);
        while (outcomes.size() < count) {
            long id = in.number();
            long run = in.number();
            for (long n = 0; n < run >>> 1; n++) {
                outcomes.add(new Stored(id + n, (run & 1) == 1));
            }
        }
        return List.copyOf(outcomes);
    }
}
