package city.qala.sensing.series;

import static city.qala.platform.lake.ColumnType.BIGINT;
import static city.qala.platform.lake.ColumnType.DOUBLE;
import static city.qala.platform.lake.ColumnType.INTEGER;
import static city.qala.platform.lake.ColumnType.SMALLINT;
import static city.qala.platform.lake.ColumnType.TEXT;
import static city.qala.platform.lake.ColumnType.TIMESTAMP_MS;
import static city.qala.platform.lake.ColumnType.TIMESTAMP_US;

import city.qala.platform.lake.ColumnBatch;
import city.qala.platform.lake.ParquetSchema;
import city.qala.sensing.series.Observation.Extra;

/**
 * The columns of sealed files. Times are in two parts, milliseconds and the microseconds left over,
 * because multiples of a thousand pack badly; {@code until}, {@code result_time} and {@code
 * feature} are missing where they say nothing new.
 */
final class SealedRows {

    static final ParquetSchema SCHEMA =
            ParquetSchema.of("stream", INTEGER)
                    .and("seq", INTEGER)
                    .and("t", TIMESTAMP_MS)
                    .and("us", SMALLINT)
                    .and("value", DOUBLE)
                    .and("json", TEXT)
                    .and("until", TIMESTAMP_US)
                    .and("result_kind", SMALLINT)
                    .and("result_time", TIMESTAMP_US)
                    .and("feature", BIGINT)
                    .and("quality", TEXT)
                    .and("valid_from", TIMESTAMP_US)
                    .and("valid_to", TIMESTAMP_US)
                    .and("parameters", TEXT)
                    .and("generation", INTEGER);

    private static final int STREAM = 0;
    private static final int SEQ = 1;
    private static final int T = 2;
    private static final int US = 3;
    private static final int VALUE = 4;
    private static final int JSON = 5;
    private static final int UNTIL = 6;
    private static final int RESULT_KIND = 7;
    private static final int RESULT_TIME = 8;
    private static final int FEATURE = 9;
    private static final int QUALITY = 10;
    private static final int VALID_FROM = 11;
    private static final int VALID_TO = 12;
    private static final int PARAMETERS = 13;
    private static final int GENERATION = 14;

    private static final int NO_RESULT_TIME = 0;
    private static final int RESULT_TIME_IS_TIME = 1;
    private static final int OWN_RESULT_TIME = 2;

    private SealedRows() {}

    static void write(ColumnBatch batch, int row, Observation o, int generation) {
        batch.ints(STREAM)[row] = o.stream();
        batch.ints(SEQ)[row] = Ids.seq(o.id());
        batch.longs(T)[row] = Math.floorDiv(o.from(), 1000L);
        batch.ints(US)[row] = (int) Math.floorMod(o.from(), 1000L);
        batch.ints(GENERATION)[row] = generation;
        if (o.json() == null) {
            batch.doubles(VALUE)[row] = o.number();
        } else {
            batch.setNull(VALUE, row);
        }
        batch.texts(JSON)[row] = o.json();
        time(batch, UNTIL, row, o.to() == o.from() ? Observation.NO_TIME : o.to());
        boolean same = o.resultTime() == o.from();
        boolean none = o.resultTime() == Observation.NO_TIME;
        batch.ints(RESULT_KIND)[row] =
                same ? RESULT_TIME_IS_TIME : none ? NO_RESULT_TIME : OWN_RESULT_TIME;
        time(batch, RESULT_TIME, row, same ? Observation.NO_TIME : o.resultTime());
        batch.longs(FEATURE)[row] = o.feature();
        if (o.feature() == 0) {
            batch.setNull(FEATURE, row);
        }
        Extra extra = o.extra();
        batch.texts(QUALITY)[row] = extra == null ? null : extra.quality();
        batch.texts(PARAMETERS)[row] = extra == null ? null : extra.parameters();
        time(batch, VALID_FROM, row, extra == null ? Observation.NO_TIME : extra.validFrom());
        time(batch, VALID_TO, row, extra == null ? Observation.NO_TIME : extra.validTo());
    }

    private static void time(ColumnBatch batch, int column, int row, long time) {
        if (time == Observation.NO_TIME) {
            batch.setNull(column, row);
        } else {
            batch.longs(column)[row] = time;
        }
    }

    static int generation(ColumnBatch batch, int row) {
        return batch.ints(GENERATION)[row];
    }

    static int stream(ColumnBatch batch, int row) {
        return batch.ints(STREAM)[row];
    }

    static int seq(ColumnBatch batch, int row) {
        return batch.ints(SEQ)[row];
    }

    static Observation read(ColumnBatch batch, int row) {
        int stream = stream(batch, row);
        long from = batch.longs(T)[row] * 1000L + batch.ints(US)[row];
        String json = batch.isNull(JSON, row) ? null : batch.texts(JSON)[row];
        int kind = batch.ints(RESULT_KIND)[row];
        return new Observation(
                Ids.of(stream, seq(batch, row)),
                stream,
                from,
                batch.isNull(UNTIL, row) ? from : batch.longs(UNTIL)[row],
                kind == RESULT_TIME_IS_TIME
                        ? from
                        : kind == NO_RESULT_TIME
                                ? Observation.NO_TIME
                                : batch.longs(RESULT_TIME)[row],
                json == null ? batch.doubles(VALUE)[row] : Double.NaN,
                json,
                batch.isNull(FEATURE, row) ? 0 : batch.longs(FEATURE)[row],
                extra(batch, row));
    }

    private static @org.jspecify.annotations.Nullable Extra extra(ColumnBatch batch, int row) {
        String quality = batch.isNull(QUALITY, row) ? null : batch.texts(QUALITY)[row];
        String parameters = batch.isNull(PARAMETERS, row) ? null : batch.texts(PARAMETERS)[row];
        long validFrom = time(batch, VALID_FROM, row);
        long validTo = time(batch, VALID_TO, row);
        boolean none =
                quality == null
                        && parameters == null
                        && validFrom == Observation.NO_TIME
                        && validTo == Observation.NO_TIME;
        return none ? null : new Extra(quality, validFrom, validTo, parameters);
    }

    private static long time(ColumnBatch batch, int column, int row) {
        return batch.isNull(column, row) ? Observation.NO_TIME : batch.longs(column)[row];
    }
}
