package city.qala.platform.lake;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * The table function {@code qala_rows(ticket)}: rows that Java makes, in their order, without a
 * table in between.
 */
final class RowFunction
        implements DuckDBTableFunction<RowFunction.Offer, RowFunction.Offer, RowFunction.Offer> {

    /** Rows offered under a ticket. */
    static final class Offer {
        private final ParquetSchema schema;
        private final Predicate<ColumnBatch> source;
        private final ColumnBatch batch;
        private volatile @Nullable RuntimeException failure;

        Offer(ParquetSchema schema, Predicate<ColumnBatch> source) {
            this.schema = schema;
            this.source = source;
            this.batch = new ColumnBatch(schema, 2_048);
        }
    }

    private final Map<Long, Offer> offers = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();

    private RowFunction() {}

    static RowFunction register(DuckDBConnection connection) throws SQLException {
        RowFunction function = new RowFunction();
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName("qala_rows")
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(function)
                    .register(connection);
        }
        return function;
    }

    long offer(ParquetSchema schema, Predicate<ColumnBatch> source) {
        long ticket = tickets.incrementAndGet();
        offers.put(ticket, new Offer(schema, source));
        return ticket;
    }

    @Nullable RuntimeException failureOf(long ticket) {
        Offer offer = offers.get(ticket);
        return offer == null ? null : offer.failure;
    }

    void done(long ticket) {
        offers.remove(ticket);
    }

    @Override
    public Offer bind(DuckDBTableFunctionBindInfo info) {
        Offer offer = offers.get(info.getParameter(0).getLong());
        if (offer == null) throw new IllegalStateException("no such ticket");
        for (ParquetSchema.Column column : offer.schema.columns())
            info.addResultColumn(column.name(), arriving(column.type()));
        return offer;
    }

    @Override
    public Offer init(DuckDBTableFunctionInitInfo info) {
        // One thread, or the rows would lose their order.
        info.setMaxThreads(1);
        return info.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        Offer offer = info.getBindData();
        offer.batch.clear();
        try {
            if (!offer.source.test(offer.batch)) return 0;
        } catch (RuntimeException e) {
            offer.failure = e;
            throw e;
        }
        Chunks.write(offer.batch, chunk);
        return offer.batch.rows();
    }

    /** The type in which a column arrives; the statement around it makes the stored one. */
    private static DuckDBColumnType arriving(ColumnType type) {
        return switch (type) {
            case SMALLINT, INTEGER -> DuckDBColumnType.INTEGER;
            case BIGINT, TIMESTAMP_MS, TIMESTAMP_US -> DuckDBColumnType.BIGINT;
            case DOUBLE -> DuckDBColumnType.DOUBLE;
            case TEXT -> DuckDBColumnType.VARCHAR;
        };
    }
}
