package city.qala.registry.link;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why records of some files are one person's, or why two are not. */
public final class ExplainCommand {
    private ExplainCommand() {}

    /**
     * What is asked.
     *
     * @param spec what the columns mean
     * @param of the name of one record, to explain its person, or of two, to explain the pair
     * @param language of the sentences
     * @param apart pairs that a person said to be two people; null for none
     * @param files the records
     */
    public record Wish(
            Path spec, List<String> of, Language language, @Nullable Path apart, List<Path> files) {
        public Wish {
            of = List.copyOf(of);
            files = List.copyOf(files);
            if (of.isEmpty() || of.size() > 2)
                throw Problem.invalid("of", of, "must name one record or two");
        }
    }

    /**
     * One term of a pair's weight.
     *
     * @param trait what was compared; empty for what is believed beforehand and for the household
     * @param level that the two reach, 1 is the best; 0 without a trait
     * @param bits that it adds; all terms add up to the weight
     * @param left what the first record says, as it is written
     * @param right what the second says
     * @param people who have the value that both agree on; 0 if they agree on none
     * @param words the same in a sentence
     */
    public record Term(
            String trait,
            int level,
            double bits,
            String left,
            String right,
            long people,
            String words) {}

    /**
     * A pair of records.
     *
     * @param weight in bits
     * @param probability that it is one person's
     * @param together whether they ended up with one person
     * @param forbidden whether two valid IINs, a register without doubles or a person's word forbid
     *     it whatever it weighs
     */
    public record Pair(
            String left,
            String right,
            double weight,
            double probability,
            boolean together,
            boolean forbidden,
            List<Term> terms,
            String words) {
        public Pair {
            terms = List.copyOf(terms);
        }
    }

    /** Two records that hold together, and how strongly. */
    public record Tie(String left, String right, double weight) {}

    /**
     * The answer.
     *
     * @param records all of the person that the first record is of
     * @param pairs the pair that was asked for, or those that hold the person together
     * @param chain the ties from the first record to the second, as strong as can be; for one
     *     record all ties that the person hangs by
     * @param weakest the weakest of these, if there is any
     * @param splits records without which the others would be several people
     * @param words the same in sentences
     */
    public record Answer(
            List<String> records,
            List<Pair> pairs,
            List<Tie> chain,
            List<Tie> weakest,
            List<String> splits,
            List<String> words) {
        public Answer {
            records = List.copyOf(records);
            pairs = List.copyOf(pairs);
            chain = List.copyOf(chain);
            weakest = List.copyOf(weakest);
            splits = List.copyOf(splits);
            words = List.copyOf(words);
        }
    }

    /**
     * Links the records and explains.
     *
     * @throws Problem if a record that is asked for is in no file
     */
    public static Answer run(Wish wish) {
        Records records = Records.read(LinkSpec.read(wish.spec()), wish.files());
        Apart apart = Apart.read(wish.apart(), records);
        var why = new Why(records, Linkage.of(records, apart), WhyText.in(wish.language()));
        int first = why.place(wish.of().getFirst());
        return wish.of().size() == 1
                ? why.person(first)
                : why.pair(first, why.place(wish.of().get(1)));
    }
}
