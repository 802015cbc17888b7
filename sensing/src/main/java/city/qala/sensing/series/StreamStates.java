package city.qala.sensing.series;

import city.qala.sensing.series.Observation.Extra;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of all streams in packed form, so that a start need not read sealed files. */
final class StreamStates {

    private static final int GONE = 1;
    private static final int FACTS = 2;

    private StreamStates() {}

    static byte[] pack(ByStream<StreamState> streams) {
        PackWriter out = new PackWriter(1 << 12);
        out.one(1);
        streams.each(state -> {
            Facts facts = state.facts;
            out.number(state.stream);
            out.number(state.counter);
            out.one((state.gone ? GONE : 0) | (facts == null ? 0 : FACTS));
            if (facts != null) {
                pack(out, facts);
            }
        });
        return out.toBytes();
    }

    private static void pack(PackWriter out, Facts facts) {
        long base = facts.newest().from();
        out.number(facts.count());
        out.signed(base - facts.from());
        out.signed(facts.to() - base);
        out.fixed(facts.resultFrom());
        out.fixed(facts.resultTo());
        RunCodec.write(out, List.of(facts.newest()));
    }

    /** Gives memory what was known. */
    static void unpack(byte[] bytes, Memory memory) {
        if (bytes.length == 0) {
            return;
        }
        PackReader in = new PackReader(bytes, 1);
        while (!in.atEnd()) {
            StreamState state = memory.state(in.integer());
            state.counter = in.integer();
            int flags = in.one();
            state.gone = (flags & GONE) != 0;
            if ((flags & FACTS) != 0) {
                state.facts = unpack(in);
            }
        }
    }

    private static Facts unpack(PackReader in) {
        long count = in.number();
        long before = in.signed();
        long after = in.signed();
        long resultFrom = in.fixed();
        long resultTo = in.fixed();
        One one = new One();
        RunCodec.read(in, one);
        Observation newest = one.row();
        return new Facts(
                count, newest.from() - before, newest.from() + after, resultFrom, resultTo, newest);
    }

    /** Catches one row. */
    private static final class One implements Block.Reader {
        private @Nullable Observation row;

        Observation row() {
            if (row == null) {
                throw new IllegalStateException("The newest observation is missing");
            }
            return row;
        }

        @Override
        public void added(
                int stream,
                int seq,
                long from,
                long to,
                long resultTime,
                double number,
                @Nullable String json,
                long feature,
                @Nullable Extra extra) {
            long id = Ids.of(stream, seq);
            row = new Observation(id, stream, from, to, resultTime, number, json, feature, extra);
        }

        @Override
        public void replaced(Observation changed) {
            throw new IllegalStateException("not a row");
        }

        @Override
        public void removed(long id) {
            throw new IllegalStateException("not a row");
        }

        @Override
        public void dropped(int stream) {
            throw new IllegalStateException("not a row");
        }
    }
}
