package city.qala.exchange.call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A group of calls as one array a column: one statement keeps them all. */
final class Columns {

    private Columns() {}

    static Map<String, Object> of(long first, List<CallEntry> calls) {
        var args = new HashMap<String, Object>();
        args.put("first", first);
        args.put("ids", texts(calls, c -> c.id));
        args.put("agreements", texts(calls, c -> c.ask.agreement()));
        args.put("kids", texts(calls, c -> c.keyId));
        args.put("nonces", texts(calls, c -> c.ask.nonce()));
        args.put("micros", calls.stream().mapToLong(c -> micros(c.at)).toArray());
        args.put("rows", calls.stream().mapToInt(c -> c.rows).toArray());
        args.put("requests", texts(calls, c -> c.ask.text()));
        args.put("requestSignatures", texts(calls, c -> c.askSignature));
        args.put("requestBodies", texts(calls, c -> c.body));
        args.put("answers", texts(calls, c -> c.receipt));
        args.put("answerSignatures", texts(calls, c -> c.receiptSignature));
        args.put("leaves", calls.stream().map(c -> c.leaf).toArray(byte[][]::new));
        return args;
    }

    private static String[] texts(List<CallEntry> calls, Function<CallEntry, String> column) {
        return calls.stream().map(column).toArray(String[]::new);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
