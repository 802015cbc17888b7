package city.qala.app;

import city.qala.platform.config.Settings;
import city.qala.platform.health.Health;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A city that runs in the foreground until somebody ends it. */
final class Running {
    private static final long DRAIN_MILLIS = 19_000;
    private final City city;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Running(City city) {
        this.city = city;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /**
     * Opens a city, tells when it serves, and blocks until the process is told to end.
     *
     * @param then what else runs beside it; called when it serves
     */
    static int serve(
            Console console, ServerOptions options, Path data, Clock clock, Consumer<City> then) {
        Settings settings = options.settings(System.getenv(), data);
        City city = City.open(settings, data, clock);
        var running = new Running(city);
        city.awaitReady();
        running.announce(console);
        then.accept(city);
        running.awaitEnd();
        return ExitCode.OK;
    }

    /** Scripts wait for this line, so it is the same in all languages. */
    private void announce(Console console) {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        console.line(String.format(Locale.ROOT, "Qala is ready  %s  %,d ms", city.base(), millis));
        city.health().states().forEach((part, state) -> remark(console, part, state));
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remark(Console console, String part, Health.State state) {
        if (state instanceof Health.Degraded d) console.remark(part + ": " + d.reason());
    }

    /**
     * Drains and ends with 0, as a supervisor that asked for it expects; the machine's own code
     * would be 143. A part that hangs does not keep the process longer than promised.
     */
    private void stop() {
        if (!stopping.compareAndSet(false, true)) return;
        Thread last = Thread.ofPlatform().daemon().name("stop-late").start(Running::giveUp);
        city.close();
        last.interrupt();
        ended.countDown();
        Runtime.getRuntime().halt(ExitCode.OK);
    }

    private static void giveUp() {
        try {
            new CountDownLatch(1).await(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(ExitCode.OK);
        } catch (InterruptedException e) {
            // everything stopped in time
        }
    }
}
