package city.qala.registry.link;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
            long pairsCompared,
            long predictedPairs,
            long largestCluster,
            double cpuSeconds,
            double seconds,
            long peakMemoryMb,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Links the records of some files.
     *
     * @param spec what the columns mean
     * @param out gets {@code rec_id,person} for each record in the order of reading
     * @param pairs gets the linked pairs with their probability, if it is asked for
     */
    public static Summary run(Path spec, Path out, Optional<Path> pairs, List<Path> files) {
        long began = System.nanoTime();
        Records records = Records.read(LinkSpec.read(spec), files);
        Linkage linkage = Linkage.of(records);
        CsvFile.write(out, to -> write(records, linkage.people(), to));
        pairs.ifPresent(
                file -> CsvFile.write(file, to -> new PairsFile(records, linkage).write(to)));
        Quality quality = linkage.quality();
        return new Summary(
                records.count(),
                records.bad(),
                linkage.people().count(),
                quality.threshold(),
                quality.precision(),
                quality.recall(),
                linkage.pairs().size(),
                linkage.predicted(),
                linkage.people().largest(),
                ProcessUse.cpuSeconds(),
                (System.nanoTime() - began) / 1e9,
                ProcessUse.peakMemoryMb(),
                records.warnings());
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
