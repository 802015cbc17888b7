package city.qala.sensing.series;

import city.qala.kernel.Problem;
import city.qala.platform.db.LineLost;
import city.qala.sensing.series.Observation.Extra;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Rebuilds memory from the blocks that are not sealed. */
final class Recovery implements Block.Reader {

    private static final long RETRY_NANOS = 100_000_000;
    private static final int RETRIES = 100;

    private final Memory memory;
    private final Journal journal;
    private final Set<Integer> changed = new HashSet<>();
    private long last;

    Recovery(Memory memory, Journal journal) {
        this.memory = memory;
        this.journal = journal;
    }

    /**
     * @param sealed position up to which blocks are sealed
     * @return the position of the last block
     */
    long run(long sealed) {
        long lastA = journal.last(0);
        long lastB = journal.last(1);
        journal.table(lastB > lastA ? 1 : 0);
        last = sealed;
        journal.read(sealed, this::read);
        memory.streams().each(this::know);
        return last;
    }

    /** What the snapshot of the last sealing knew of a stream, and what came since. */
    private void know(StreamState state) {
        if (changed.contains(state.stream)) {
            memory.recount(state.stream);
        } else if (!state.gone) {
            state.facts = Facts.joined(state.facts, memory.layers().unsealedFacts(state.stream));
        }
    }

    /** A former process may take a moment to lose its connection. */
    void connect() {
        for (int tries = 1; ; tries++) {
            try {
                journal.connect();
                return;
            } catch (Problem | LineLost e) {
                if (tries == RETRIES) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void read(byte[] block, long position) {
        if (position != last + 1) {
            throw damaged(last + 1, "it is missing");
        }
        try {
            Block.read(block, this);
        } catch (Block.Damaged | IndexOutOfBoundsException e) {
            throw damaged(position, String.valueOf(e.getMessage()));
        }
        last = position;
    }

    private static Problem damaged(long position, String why) {
        return Problem.of(
                Problem.Kind.BUG,
                "damaged-journal",
                "Block %d of the observation journal is damaged: %s. Nothing was changed."
                        + " Look at it with: qala journal check",
                position,
                why);
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
        memory.addUncounted(
                new Observation(
                        Ids.of(stream, seq),
                        stream,
                        from,
                        to,
                        resultTime,
                        number,
                        json,
                        feature,
                        extra));
    }

    @Override
    public void replaced(Observation changed) {
        memory.replaceUncounted(changed);
        changed(changed.stream());
    }

    @Override
    public void removed(long id) {
        memory.removeUncounted(id);
        changed(Ids.stream(id));
    }

    private void changed(int stream) {
        changed.add(stream);
    }

    @Override
    public void dropped(int stream) {
        memory.drop(stream);
    }
}
