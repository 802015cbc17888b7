package city.qala.platform.jobs;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the timed jobs of the city. A lease in the ledger makes sure that one process runs a job at
 * a time; a run that was cut goes on at the step it had reached, once its lease is over. A failed
 * run is noted and tried again at its next time, at the latest after ten minutes.
 */
public final class JobRunner implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE_AFTER_FAILURE = Duration.ofMinutes(10);
    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private final JobStore store;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Job> jobs = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> nextLook = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread timer;

    private JobRunner(JobStore store, Clock clock, ZoneId zone) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
    }

    /** A runner without jobs; brings its tables up to date. */
    public static JobRunner create(Database database, Clock clock, ZoneId zone) {
        database.migrate("jobs");
        return new JobRunner(new JobStore(database, clock), clock, zone);
    }

    /** Adds a job; before {@link #start()}. */
    public void add(Job job) {
        if (jobs.putIfAbsent(job.name(), job) != null)
            throw new IllegalArgumentException("There are two jobs named " + job.name() + ".");
        store.know(job.name(), job.schedule().next(clock.instant(), zone));
    }

    /** Starts to run jobs when they are due. */
    public void start() {
        timer = Thread.ofPlatform().daemon().name("jobs").start(this::watch);
    }

    /**
     * Runs a job to its end now, on this thread, whatever its schedule.
     *
     * @return its state afterwards
     * @throws Problem {@code job-running} if it is running already
     */
    public JobState runNow(String name) {
        Job job = jobs.get(name);
        if (job == null) throw Problem.notFound("There is no job named %s.", name);
        if (!running.add(name)) throw alreadyRunning(name);
        try {
            if (!store.take(name, true)) throw alreadyRunning(name);
            run(job);
        } finally {
            running.remove(name);
        }
        return states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    /** How all jobs are doing, by name. */
    public List<JobState> states() {
        return store.list();
    }

    /** Lets the steps at hand end, then stops; a run that is cut goes on at the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (timer != null) timer.join();
            for (Thread thread : threads) thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closed(LOOK)) {
            try {
                startDue();
            } catch (Exception e) {
                // The ledger may be away for a while; its own watch says so.
                LOG.log(System.Logger.Level.DEBUG, "jobs could not be looked up");
            }
        }
    }

    private void startDue() {
        Instant now = clock.instant();
        for (Job job : jobs.values()) {
            Instant look = nextLook.getOrDefault(job.name(), Instant.MIN);
            if (!now.isBefore(look) && running.add(job.name())) startIfDue(job, now);
        }
    }

    private void startIfDue(Job job, Instant now) {
        boolean started = false;
        try {
            if (store.take(job.name(), false)) {
                startOne(job);
                started = true;
            } else {
                nextLook.put(job.name(), nextLook(job.name(), now));
            }
        } finally {
            if (!started) running.remove(job.name());
        }
    }

    /** Asking the ledger twice a second for each job would be waste: look again when it is due. */
    private Instant nextLook(String name, Instant now) {
        Instant due =
                store.list().stream()
                        .filter(s -> s.name().equals(name) && !s.running())
                        .map(JobState::nextRun)
                        .findFirst()
                        .orElse(null);
        Instant atTheLatest = now.plusSeconds(30);
        return due == null || due.isAfter(atTheLatest) ? atTheLatest : due;
    }

    private void startOne(Job job) {
        Thread thread =
                Thread.ofVirtual()
                        .name("job-" + job.name())
                        .unstarted(() -> {
                            try {
                                run(job);
                            } finally {
                                running.remove(job.name());
                                nextLook.remove(job.name());
                                threads.remove(Thread.currentThread());
                            }
                        });
        threads.add(thread);
        thread.start();
    }

    private void run(Job job) {
        try {
            boolean more = true;
            while (more) {
                if (closed(Duration.ZERO)) {
                    store.pause(job.name());
                    return;
                }
                more = store.step(job);
            }
            end(job, "ok", job.schedule().next(clock.instant(), zone));
        } catch (Exception e) {
            failed(job, e);
        }
    }

    private void failed(Job job, Exception e) {
        // A class name tells staff more than nothing; a message could hold a person's data.
        String why = e instanceof Problem p ? p.code() : e.getClass().getSimpleName();
        LOG.log(System.Logger.Level.ERROR, "job failed name=" + job.name() + " why=" + why, e);
        Instant soon = clock.instant().plus(LONGEST_PAUSE_AFTER_FAILURE);
        Instant planned = job.schedule().next(clock.instant(), zone);
        end(job, "failed: " + why, planned.isBefore(soon) ? planned : soon);
    }

    private void end(Job job, String result, Instant next) {
        try {
            store.end(job.name(), result, next);
        } catch (Exception e) {
            // The lease runs out by itself, and the run is taken up again then.
            LOG.log(System.Logger.Level.WARNING, "job end not stored name=" + job.name());
        }
    }

    private boolean closed(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Problem alreadyRunning(String name) {
        return Problem.conflict("job-running", "The job %s is running already.", name);
    }
}
