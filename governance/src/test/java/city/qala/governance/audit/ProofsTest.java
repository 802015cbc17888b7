package city.qala.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.MerkleRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsTest {

    /** RFC 6962, 2.1, word by word. */
    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.isEmpty()) return MerkleRoot.ofHashes(leaves);
        if (leaves.size() == 1) return leaves.getFirst();
        int split = 1;
        while (split * 2 < leaves.size()) split *= 2;
        return MerkleRoot.node(
                naive(leaves.subList(0, split)), naive(leaves.subList(split, leaves.size())));
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++)
            all.add(MerkleRoot.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        var tree = new MerkleTree();
        tree.add(leaves);
        return tree;
    }

    private static TreeRanges ranges(MerkleTree tree, List<byte[]> all) {
        return new TreeRanges(
                tree, first -> all.subList((int) first, (int) first + MerkleTree.SEGMENT));
    }

    @Test
    void theHashesAreThoseOfCertificateTransparency() {
        // Known answers of RFC 6962 implementations for the leaves "", 00, 10.
        List<byte[]> leaves = new ArrayList<>();
        leaves.add(MerkleRoot.leaf(new byte[0]));
        assertThat(HexFormat.of().formatHex(MerkleRoot.ofHashes(leaves)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        leaves.add(MerkleRoot.leaf(new byte[] {0}));
        assertThat(HexFormat.of().formatHex(MerkleRoot.ofHashes(leaves)))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        leaves.add(MerkleRoot.leaf(new byte[] {0x10}));
        assertThat(HexFormat.of().formatHex(MerkleRoot.ofHashes(leaves)))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    }

    @Test
    void everyRangeOfTheTreeEqualsTheNaiveOne() {
        var random = new Random(7);
        for (int size : new int[] {1, 2, 127, 128, 129, 255, 256, 300, 1_000, 1_153}) {
            List<byte[]> all = leaves(size);
            TreeRanges ranges = ranges(tree(all), all);
            assertThat(ranges.hash(0, size)).as("size " + size).isEqualTo(naive(all));
            for (int i = 0; i < 20; i++) {
                int part = 1 + random.nextInt(size);
                assertThat(ranges.hash(0, part)).isEqualTo(naive(all.subList(0, part)));
            }
        }
    }

    @Test
    void everyEntryIsProvenAndNoOtherEntryIs() {
        for (int size : new int[] {1, 2, 3, 7, 8, 13, 128, 129, 391, 700}) {
            List<byte[]> all = leaves(size);
            byte[] root = naive(all);
            TreeRanges ranges = ranges(tree(all), all);
            for (int i = 0; i < size; i++) {
                List<byte[]> path = Proofs.inclusion(i, size, ranges);
                assertThat(Proofs.root(i, size, all.get(i), path)).isEqualTo(root);
                assertThat(path.size()).isLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size));
                if (size > 1) {
                    byte[] other = all.get((i + 1) % size);
                    assertThat(Proofs.root(i, size, other, path)).isNotEqualTo(root);
                    assertThat(Proofs.root((i + 1) % size, size, all.get(i), path))
                            .isNotEqualTo(root);
                }
            }
        }
    }

    @Test
    void everyStateIsProvenToBeginWithEveryEarlierOne_andWithNoOther() {
        List<byte[]> all = leaves(300);
        TreeRanges ranges = ranges(tree(all), all);
        for (int second = 1; second <= 300; second += 7) {
            byte[] secondRoot = naive(all.subList(0, second));
            for (int first = 1; first <= second; first++) {
                byte[] firstRoot = naive(all.subList(0, first));
                List<byte[]> path = Proofs.consistency(first, second, ranges);
                assertThat(Proofs.consistent(first, firstRoot, second, secondRoot, path))
                        .as(first + " to " + second)
                        .isTrue();
                byte[] forged = firstRoot.clone();
                forged[3] ^= 1;
                assertThat(Proofs.consistent(first, forged, second, secondRoot, path)).isFalse();
            }
        }
    }

    @Test
    void aPathOfTenMillionEntriesIsUnderOneKilobyte() {
        Proofs.Ranges any = (from, to) -> new byte[32];
        assertThat(Proofs.inclusion(9_999_999, 10_000_000, any).size() * 32).isLessThan(1_024);
        assertThat(Proofs.inclusion(0, 10_000_000, any)).hasSize(24);
    }
}
