package city.qala.registry.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The pairs that are or might be one person's, with their weights and probabilities. */
final class PairsFile {
    /** Pairs less probable than this are left out. */
    private static final double LEAST = 0.001;

    private final Records records;
    private final Linkage linkage;
    private final int[] readAs;

    PairsFile(Records records, Linkage linkage) {
        this.records = records;
        this.linkage = linkage;
        readAs = new int[records.count()];
        for (int r = 0; r < readAs.length; r++) readAs[records.place(r)] = r;
    }

    /** Writes {@code rec_id_l,rec_id_r,weight,probability,linked,why}. */
    void write(Appendable to) {
        try {
            to.append("rec_id_l,rec_id_r,weight,probability,linked,why\n");
            for (int i = 0; i < linkage.pairs().size(); i++) {
                double p = Model.probability(linkage.weight(i));
                if (p >= LEAST) row(i, p, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(int pair, double probability, Appendable to) throws IOException {
        int a = linkage.pairs().first(pair);
        int b = linkage.pairs().second(pair);
        boolean linked = linkage.people().personOf(a) == linkage.people().personOf(b);
        Explanation why = linkage.scorer().explain(a, b);
        to.append(LinkCommand.quoted(records.id(readAs[a])))
                .append(',')
                .append(LinkCommand.quoted(records.id(readAs[b])))
                .append(',')
                .append(Double.toString(why.total()))
                .append(String.format(Locale.ROOT, ",%.6f,%s,", probability, linked))
                .append(why.line())
                .append('\n');
    }
}
