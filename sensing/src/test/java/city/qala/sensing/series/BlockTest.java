package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.sensing.series.Observation.Extra;
import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockTest {

    /** Writes down what a block says. */
    static final class Told implements Block.Reader {
        final List<String> parts = new ArrayList<>();
        final List<Observation> rows = new ArrayList<>();

        @Override
        public void added(
                int stream,
                int seq,
                long from,
                long to,
                long resultTime,
                double number,
                @Nullable String json,
                long feature,
                @Nullable Extra extra) {
            rows.add(
                    new Observation(
                            Ids.of(stream, seq),
                            stream,
                            from,
                            to,
                            resultTime,
                            number,
                            json,
                            feature,
                            extra));
        }

        @Override
        public void replaced(Observation changed) {
            parts.add("replaced " + changed);
        }

        @Override
        public void removed(long id) {
            parts.add("removed " + id);
        }

        @Override
        public void dropped(int stream) {
            parts.add("dropped " + stream);
        }
    }

    static Told read(byte[] bytes) {
        Told told = new Told();
        Block.read(bytes, told);
        return told;
    }

    @Test
    void whatIsPackedIsReadBackBitForBit() {
        ForAll.check(
                2_000,
                random -> rows(random, 1 + random.nextInt(60)),
                rows -> {
                    Block block = new Block();
                    rows.forEach(block::add);
                    assertThat(read(block.toBytes()).rows)
                            .containsExactlyInAnyOrderElementsOf(rows);
                });
    }

    /** Rows of up to three streams with all that an observation may have. */
    private static List<Observation> rows(RandomGenerator random, int count) {
        int[] seqs = {1, 7, 1_000_000};
        boolean tame = random.nextBoolean();
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int stream = random.nextInt(3);
            rows.add(row(random, tame, stream + 1, seqs[stream]++));
        }
        return rows;
    }

    private static Observation row(RandomGenerator random, boolean tame, int stream, int seq) {
        long from =
                tame ? random.nextLong(100) * 600_000_000L : random.nextLong(-(1L << 60), 1L << 60);
        boolean odd = random.nextInt(4) == 0;
        String json = odd && random.nextBoolean() ? "\"қала " + seq + "\"" : null;
        double number =
                tame
                        ? random.nextInt(-1000, 1000) / 10.0
                        : Double.longBitsToDouble(random.nextLong());
        if (!Double.isFinite(number)) {
            number = -0.0;
        }
        return new Observation(
                Ids.of(stream, seq),
                stream,
                from,
                odd ? from + random.nextLong(1L << 40) : from,
                switch (random.nextInt(tame ? 1 : 3)) {
                    case 0 -> Observation.NO_TIME;
                    case 1 -> from;
                    default -> random.nextLong(1L << 60);
                },
                json == null ? number : Double.NaN,
                json,
                odd ? random.nextLong(1L << 40) : 5,
                odd && random.nextBoolean() ? extra(random) : null);
    }

    private static Extra extra(RandomGenerator random) {
        return new Extra(
                random.nextBoolean() ? "{\"q\":1}" : null,
                random.nextBoolean() ? Observation.NO_TIME : random.nextLong(),
                random.nextBoolean() ? Observation.NO_TIME : 17,
                random.nextBoolean() ? "{\"by\":\"hand\"}" : null);
    }

    @Test
    void givenABlock_whenAnyByteIsFlipped_thenItIsFound() {
        Block block = new Block();
        rows(ForAll.random(7), 20).forEach(block::add);
        block.remove(List.of(Ids.of(1, 2)));
        byte[] bytes = block.toBytes();
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> read(damaged)).isInstanceOf(Block.Damaged.class);
            }
        }
    }

    @Test
    void givenABlock_whenItIsCutShort_thenItIsFound() {
        Block block = new Block();
        rows(ForAll.random(8), 5).forEach(block::add);
        byte[] bytes = block.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Block.Damaged.class);
        }
    }

    @Test
    void givenChangesOfEveryKind_whenRead_thenTheyComeInTheirOrder() {
        Observation row = row(ForAll.random(1), true, 3, 9);
        Block block = new Block();
        block.add(row);
        block.replace(row);
        block.remove(List.of(5L, 9_000_000_000L));
        block.drop(77);
        Told told = read(block.toBytes());
        assertThat(told.rows).containsExactly(row);
        assertThat(told.parts)
                .containsExactly(
                        "replaced " + row, "removed 5", "removed 9000000000", "dropped 77");
    }

    @Test
    void givenTenMinuteReadings_whenPacked_thenARowTakesFewBytes() {
        Block block = new Block();
        for (int i = 0; i < 1_000; i++) {
            long from = 1_764_000_000_000_000L + i * 600_000_000L;
            block.add(
                    new Observation(
                            Ids.of(1, i + 1),
                            1,
                            from,
                            from,
                            Observation.NO_TIME,
                            30 + (i % 97) / 10.0,
                            null,
                            0,
                            null));
        }
        assertThat(block.toBytes().length).isLessThan(5_000);
    }
}
