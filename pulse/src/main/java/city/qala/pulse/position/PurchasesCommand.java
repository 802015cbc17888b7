package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts purchases by district, hour and category, before any noise (appendix F): {@code
 * district,hour_ms,category,count,amount_minor}.
 *
 * <p>A purchase is message 0200, approved, not e-commerce, each pair of retrieval number and
 * terminal once, and not reversed. Its place is the merchant's.
 */
public final class PurchasesCommand {
    private static final String ECOMMERCE = "810";

    private final Districts districts;
    private final Merchants merchants;
    private final Set<String> reversed = new HashSet<>();
    private final Map<String, Purchase> purchases = new HashMap<>();
    private final Map<Key, long[]> counts =
            new TreeMap<>(
                    Comparator.comparingInt(Key::district)
                            .thenComparingLong(Key::hour)
                            .thenComparing(Key::category));

    private PurchasesCommand(Path in) {
        districts = Districts.read(EventLog.file(in, "districts.csv"));
        merchants = Merchants.read(EventLog.file(in, "merchants.csv"), districts);
    }

    private record Purchase(String retrieval, Key key, long amount) {}

    private record Key(int district, long hour, String category) {}

    /**
     * Counts the purchases of a folder.
     *
     * @param in folder with {@code districts.csv}, {@code merchants.csv} and {@code
     *     transactions.csv}
     * @param out gets a row for each district, hour and category with a purchase
     */
    public static PositionSummary run(Path in, Path out) {
        long began = System.nanoTime();
        var run = new PurchasesCommand(in);
        CsvFile read = CsvFile.read(EventLog.file(in, "transactions.csv"), run::reader);
        run.count();
        long done = System.nanoTime();
        CsvFile.write(out, run::write);
        double seconds = (System.nanoTime() - began) / 1e9;
        long counted = run.counts.values().stream().mapToLong(c -> c[0]).sum();
        return new PositionSummary(
                read.rows(),
                read.bad(),
                read.rows() - counted,
                run.counts.size(),
                seconds,
                (done - began) / 1e9,
                read.faults());
    }

    private CsvFile.Reader reader(List<String> header) {
        int type = CsvFile.column(header, "msg_type");
        int retrieval = CsvFile.column(header, "rrn");
        int entry = CsvFile.column(header, "pos_entry_mode");
        int response = CsvFile.column(header, "response_code");
        int terminal = CsvFile.column(header, "terminal_id");
        int merchant = CsvFile.column(header, "merchant_id");
        int time = CsvFile.column(header, "ts_ms");
        int amount = CsvFile.column(header, "amount_minor");
        return row -> {
            List<String> c = row.cells();
            if (c.get(type).equals("0400")) {
                reversed.add(c.get(retrieval));
                return "";
            }
            boolean counts =
                    c.get(type).equals("0200")
                            && c.get(response).equals("00")
                            && !c.get(entry).equals(ECOMMERCE);
            if (!counts) return "";
            return take(
                    c.get(retrieval), c.get(terminal), c.get(merchant), c.get(time), c.get(amount));
        };
    }

    private String take(
            String retrieval, String terminal, String merchant, String time, String amount) {
        Merchants.Merchant at = merchants.find(merchant);
        if (at == null) return "merchant " + merchant + " has no place";
        try {
            long hour = Math.floorDiv(Long.parseLong(time), Presence.HOUR) * Presence.HOUR;
            var key = new Key(at.district(), hour, at.category());
            purchases.putIfAbsent(
                    retrieval + "|" + terminal,
                    new Purchase(retrieval, key, Long.parseLong(amount)));
            return "";
        } catch (NumberFormatException e) {
            return "ts_ms or amount_minor is not a number";
        }
    }

    private void count() {
        for (Purchase p : purchases.values()) {
            if (reversed.contains(p.retrieval())) continue;
            long[] sum = counts.computeIfAbsent(p.key(), k -> new long[2]);
            sum[0]++;
            sum[1] += p.amount();
        }
    }

    private void write(Appendable out) {
        try {
            out.append("district,hour_ms,category,count,amount_minor\n");
            for (Map.Entry<Key, long[]> e : counts.entrySet())
                out.append(districts.name(e.getKey().district()))
                        .append(',')
                        .append(Long.toString(e.getKey().hour()))
                        .append(',')
                        .append(e.getKey().category())
                        .append(',')
                        .append(Long.toString(e.getValue()[0]))
                        .append(',')
                        .append(Long.toString(e.getValue()[1]))
                        .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
