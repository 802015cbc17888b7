package city.qala.platform.db;

import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultProducer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction of the ledger, with the verbs that stores need.
 *
 * <p>Values given to parameters: whole and floating numbers, text, truth values, bytes, {@link
 * java.time.Instant}, {@link java.time.LocalDate}, {@link java.util.UUID}, enums (by name), arrays
 * of numbers or texts, collections of one of them, or null. JSON goes as text with a cast ({@code
 * :body::jsonb}).
 *
 * <p>Good only on the thread and within the call of {@link Database#read} or {@link Database#write}
 * that made it.
 */
public final class Tx implements city.qala.kernel.Tx {

    private static final Sql SET_GRANT = Sql.of(Tx.class, "set-grant");

    // Beyond this the list would cost more than the rows; the store's own check still binds.
    private static final int MOST_LISTED = 500;

    private final Handle handle;
    private final Set<String> open = new LinkedHashSet<>();
    private volatile boolean committed;

    Tx(Handle handle) {
        this.handle = handle;
    }

    /** The ledger's side of a transaction that came through kernel words. */
    public static Tx of(city.qala.kernel.Tx tx) {
        if (tx instanceof Tx mine) return mine;
        throw new IllegalArgumentException("This transaction is not one of the ledger's.");
    }

    /**
     * Parameters by name, in pairs; unlike {@link Map#of} it takes nulls.
     *
     * @param namesAndValues name, value, name, value …
     */
    public static Map<String, @Nullable Object> args(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            args.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        return args;
    }

    @Override
    public void opened(Grant grant) {
        var _ = under(grant);
    }

    /**
     * Opens the rows of personal tables that the grant is for, until this transaction ends. Without
     * it a look at such a table ends in {@code purpose-missing}, whoever wrote the statement. In
     * the transaction that the grant was made in this has happened already.
     *
     * @throws Problem {@code forbidden} if the grant has run out, or if its audit entry is neither
     *     part of this transaction nor committed
     */
    public Tx under(Grant grant) {
        if (!grant.isOpen()) throw Problem.forbidden("This permission has run out.");
        if (!isWritten(grant)) throw Problem.forbidden("This permission was never recorded.");
        if (grant.subjects().size() > MOST_LISTED)
            open.add(grant.subjects().iterator().next().kind() + "/*");
        else for (Subject subject : grant.subjects()) open.add(subject.toString());
        var args = Map.of("subjects", String.join(",", open));
        var _ = one(SET_GRANT, args, row -> row.flag("done"));
        return this;
    }

    @SuppressWarnings("ReferenceEquality") // this very transaction, not one like it
    private boolean isWritten(Grant grant) {
        return grant.madeIn() == this || of(grant.madeIn()).committed;
    }

    void committed() {
        committed = true;
    }

    /** Runs a statement that changes rows; how many it changed. */
    public int update(Sql sql, Map<String, ? extends @Nullable Object> args) {
        try (var update = handle.createUpdate(sql.text())) {
            return bind(update, args).execute();
        }
    }

    /** Runs {@code insert … returning id}: the first column of its one row. */
    public long insert(Sql sql, Map<String, ? extends @Nullable Object> args) {
        try (var query = handle.createQuery(sql.text())) {
            return bind(query, args).execute(firstNumber());
        }
    }

    /** Runs one statement for many sets of parameters in few round trips; rows changed in all. */
    public long batch(Sql sql, Iterable<? extends Map<String, ? extends @Nullable Object>> many) {
        try (PreparedBatch batch = handle.prepareBatch(sql.text())) {
            long changed = 0;
            for (Map<String, ? extends @Nullable Object> args : many) {
                bind(batch, args).add();
                if (batch.size() >= 1_000) changed += sum(batch.execute());
            }
            return batch.size() == 0 ? changed : changed + sum(batch.execute());
        }
    }

    /** All rows of an answer, in its order. */
    public <T> List<T> list(
            Sql sql, Map<String, ? extends @Nullable Object> args, RowReader<T> reader) {
        List<T> all = new ArrayList<>();
        forEach(sql, args, 0, row -> all.add(reader.read(row)));
        return all;
    }

    /** The only row of an answer, or nothing; more than one row is a mistake in the program. */
    public <T> Optional<T> one(
            Sql sql, Map<String, ? extends @Nullable Object> args, RowReader<T> reader) {
        List<T> all = list(sql, args, reader);
        if (all.size() > 1)
            throw new IllegalStateException(sql.name() + " answered more than one row.");
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /**
     * Walks through an answer without holding it.
     *
     * @param fetchSize rows brought at a time; 0 brings all at once
     */
    public void forEach(
            Sql sql,
            Map<String, ? extends @Nullable Object> args,
            int fetchSize,
            Consumer<Row> each) {
        try (var query = handle.createQuery(sql.text())) {
            bind(query.setFetchSize(fetchSize), args)
                    .execute((statement, context) -> {
                        try (ResultSet rows = statement.get().getResultSet()) {
                            Row row = Row.over(rows);
                            while (rows.next()) each.accept(row);
                        }
                        return true;
                    });
        }
    }

    /** Runs a statement whose answer does not matter, such as {@code lock} or {@code truncate}. */
    public void run(Sql sql, Map<String, ? extends @Nullable Object> args) {
        try (var update = handle.createUpdate(sql.text())) {
            bind(update, args)
                    .execute((statement, context) -> {
                        // Fetching the statement is what runs it.
                        return !statement.get().isClosed();
                    });
        }
    }

    private static ResultProducer<Long> firstNumber() {
        return (statement, context) -> {
            try (ResultSet rows = statement.get().getResultSet()) {
                if (!rows.next()) throw new SQLException("No row came back.", "02000");
                return rows.getLong(1);
            }
        };
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) sum += Math.max(count, 0);
        return sum;
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, Map<String, ? extends @Nullable Object> args) {
        args.forEach(statement::bind);
        return statement;
    }
}
