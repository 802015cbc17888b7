package city.qala.exchange.call;

import city.qala.exchange.call.CallStore.LastStamp;
import city.qala.exchange.call.CallStore.StampRow;
import city.qala.exchange.message.Leaves;
import city.qala.exchange.message.SigningKey;
import city.qala.exchange.message.Stamp;
import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives all calls of the last few milliseconds one signed root. Answers do not wait for it: what is
 * in the ledger without a time-stamp gets one, after a crash too.
 */
final class Stamper implements AutoCloseable {

    private static final int MOST_LEAVES = 65_536;
    private static final long LOOK_MILLIS = 200;

    private final CallStore store;
    private final SigningKey key;
    private final Clock clock;
    private final Duration every;
    private final LinkedBlockingQueue<Numbered> waiting = new LinkedBlockingQueue<>();
    private final List<Numbered> open = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closing;
    private @Nullable Stamp previous;

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Numbered(long no, byte[] leaf) {}

    Stamper(CallStore store, SigningKey key, Clock clock, Duration every) {
        this.store = store;
        this.key = key;
        this.clock = clock;
        this.every = every;
        Optional<LastStamp> last = store.lastStamp();
        this.previous = last.flatMap(l -> Stamp.parse(l.text())).orElse(null);
        long from = last.map(LastStamp::lastCall).orElse(0L) + 1;
        List<byte[]> leaves = store.leaves(from, Long.MAX_VALUE);
        for (int i = 0; i < leaves.size(); i++) add(from + i, leaves.get(i));
        this.thread = Thread.ofPlatform().daemon().name("exchange-stamp").start(this::run);
    }

    /** A call is in the ledger; called in the order of their numbers. */
    void add(long no, byte[] leaf) {
        waiting.add(new Numbered(no, leaf));
    }

    private void run() {
        while (!closing || !waiting.isEmpty()) {
            try {
                Numbered first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    open.add(first);
                    gather();
                }
                if (!open.isEmpty()) stamp();
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    /** Takes what comes until the batch's time is over. */
    private void gather() throws InterruptedException {
        long end = System.nanoTime() + every.toNanos();
        while (open.size() < MOST_LEAVES) {
            long left = closing ? 0 : end - System.nanoTime();
            Numbered next = waiting.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) return;
            open.add(next);
        }
    }

    private void stamp() {
        List<byte[]> leaves = open.stream().map(Numbered::leaf).toList();
        var made =
                new Stamp(
                        previous == null ? 1 : previous.no() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        leaves.size(),
                        Leaves.root(leaves),
                        previous == null ? Stamp.NONE : previous.digest());
        String text = made.text();
        try {
            store.add(
                    new StampRow(
                            made.no(),
                            open.getFirst().no(),
                            open.getLast().no(),
                            text,
                            key.sign(text)));
        } catch (Problem e) {
            return; // kept for the next round; nothing is lost, it only comes later
        }
        previous = made;
        open.clear();
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
