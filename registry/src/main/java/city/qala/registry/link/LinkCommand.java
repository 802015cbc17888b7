package city.qala.registry.link;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the people in files: {@code rec_id,person} for every record. */
public final class LinkCommand {
    private LinkCommand() {}

    /**
     * What was done.
     *
     * @param records read
     * @param bad rows that could not be read
     * @param persons found
     * @param threshold weight in bits above which two records are linked, chosen by the engine
     * @param expectedPrecision share of links that are right
     * @param expectedRecall share of the pairs of one person that are linked
     * @param fairness expected recall by alphabet, sex and patronymic, as far as the columns tell
     * @param pairsCompared looked at
     * @param predictedPairs told before they were made
     * @param largestCluster records of the person with the most
     * @param cpuSeconds of the whole process so far
     * @param seconds that it took
     * @param peakMemoryMb of the whole process
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            long records,
            long bad,
            long persons,
            double threshold,
            Quality.Estimate expectedPrecision,
            Quality.Estimate expectedRecall,
            List<Fairness.Group> fairness,
            long pairsCompared,
            long predictedPairs,
            long largestCluster,
            double cpuSeconds,
            double seconds,
            long peakMemoryMb,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
            fairness = List.copyOf(fairness);
        }
    }

    /**
     * What is asked.
     *
     * @param spec what the columns mean
     * @param out gets {@code rec_id,person} for each record in the order of reading
     * @param pairs gets the compared pairs with their probability and why; null for nothing
     * @param apart pairs {@code rec_id_l,rec_id_r} that a person said to be two people; null for
     *     none
     * @param files the records
     */
    public record Wish(
            Path spec, Path out, @Nullable Path pairs, @Nullable Path apart, List<Path> files) {
        public Wish {
            files = List.copyOf(files);
        }
    }

    /** Links the records of some files. */
    public static Summary run(Wish wish) {
        long began = System.nanoTime();
        Records records = Records.read(LinkSpec.read(wish.spec()), wish.files());
        Apart apart = Apart.read(wish.apart(), records);
        Linkage linkage = Linkage.of(records, apart);
        CsvFile.write(wish.out(), to -> write(records, linkage.people(), to));
        if (wish.pairs() != null)
            CsvFile.write(wish.pairs(), to -> new PairsFile(records, linkage).write(to));
        Quality quality = linkage.quality();
        List<String> warnings = new ArrayList<>(records.warnings());
        warnings.addAll(apart.warnings());
        return new Summary(
                records.count(),
                records.bad(),
                linkage.people().count(),
                quality.threshold(),
                quality.precision(),
                quality.recall(),
                Fairness.of(records, linkage),
                linkage.pairs().size(),
                linkage.predicted(),
                linkage.people().largest(),
                ProcessUse.cpuSeconds(),
                (System.nanoTime() - began) / 1e9,
                ProcessUse.peakMemoryMb(),
                warnings);
    }

    private static void write(Records records, People people, Appendable to) {
        try {
            to.append("rec_id,person\n");
            for (int r = 0; r < records.count(); r++)
                to.append(quoted(records.id(r)))
                        .append(",P")
                        .append(Integer.toString(people.personOf(records.place(r)) + 1))
                        .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String cell) {
        return cell.indexOf(',') < 0 && cell.indexOf('"') < 0
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
