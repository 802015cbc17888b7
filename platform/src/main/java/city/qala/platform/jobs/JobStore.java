package city.qala.platform.jobs;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs' rows: leases, progress and results. */
final class JobStore {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Sql KNOW = Sql.of(JobStore.class, "know-job");
    private static final Sql TAKE = Sql.of(JobStore.class, "take-job");
    private static final Sql LOCK = Sql.of(JobStore.class, "lock-job");
    private static final Sql KEEP = Sql.of(JobStore.class, "keep-step");
    private static final Sql PAUSE = Sql.of(JobStore.class, "pause-run");
    private static final Sql END = Sql.of(JobStore.class, "end-run");
    private static final Sql LIST = Sql.of(JobStore.class, "list-jobs");

    private final Database database;
    private final Clock clock;
    private final String me = UUID.randomUUID().toString();

    JobStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void know(String name, Instant nextRun) {
        database.change(tx -> tx.update(KNOW, Map.of("name", name, "nextRun", nextRun)));
    }

    boolean take(String name, boolean always) {
        Instant now = clock.instant();
        return database.write(tx ->
                        tx.one(
                                TAKE,
                                Map.of(
                                        "name", name,
                                        "me", me,
                                        "now", now,
                                        "leaseUntil", now.plus(LEASE),
                                        "always", always),
                                row -> row.instant("run_started")))
                .isPresent();
    }

    /** One step in one transaction, which holds the row so that nobody else takes the job. */
    boolean step(Job job) {
        return database.write(tx -> {
            At at =
                    tx.one(LOCK, Map.of("name", job.name(), "me", me), At::read)
                            .orElseThrow(() -> lost(job));
            OpenStep step = new OpenStep(tx, at);
            boolean more = job.step(step);
            tx.update(
                    KEEP,
                    Map.of(
                            "name", job.name(),
                            "note", step.note(),
                            "leaseUntil", clock.instant().plus(LEASE)));
            return more;
        });
    }

    /** Gives the lease back in the middle of a run, for whoever comes next. */
    void pause(String name) {
        database.change(tx -> tx.update(PAUSE, Map.of("name", name, "me", me)));
    }

    void end(String name, String result, Instant nextRun) {
        database.change(tx ->
                tx.update(
                        END,
                        Map.of(
                                "name", name,
                                "me", me,
                                "result", result,
                                "now", clock.instant(),
                                "nextRun", nextRun)));
    }

    List<JobState> list() {
        return database.read(tx ->
                tx.list(
                        LIST,
                        Map.of("now", clock.instant()),
                        row ->
                                new JobState(
                                        row.text("name"),
                                        row.flag("running"),
                                        row.text("note"),
                                        row.text("last_result"),
                                        row.instantOrNull("last_ended"),
                                        row.instantOrNull("next_run"))));
    }

    private static Problem lost(Job job) {
        return Problem.conflict(
                "job-taken", "Another process has taken the job %s over.", job.name());
    }

    private record At(Instant runStarted, int step, String note) {
        static At read(city.qala.platform.db.Row row) {
            return new At(row.instant("run_started"), row.integer("step"), row.text("note"));
        }
    }

    private static final class OpenStep implements Step {
        private final Tx tx;
        private final At at;
        private String note;

        OpenStep(Tx tx, At at) {
            this.tx = tx;
            this.at = at;
            this.note = at.note();
        }

        @Override
        public Tx tx() {
            return tx;
        }

        @Override
        public Instant runStarted() {
            return at.runStarted();
        }

        @Override
        public int number() {
            return at.step();
        }

        @Override
        public String note() {
            return note;
        }

        @Override
        public void note(String progress) {
            note = progress;
        }
    }
}
