package city.qala.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.MerkleRoot;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.testkit.TestCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Numbers: none missing, none twice, none moved, whatever breaks off. */
class SequencerTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");

    private static final Random RANDOM = new Random(5);
    private static final AuditConfig CONFIG =
            new AuditConfig("Testville", ZoneId.of("Asia/Almaty"), List.of());

    @TempDir Path folder;

    private Database ledger;
    private final EntryStore entries = new EntryStore();
    private final Drafts drafts = new Drafts(new SubjectStore());

    @BeforeEach
    void fresh() throws IOException {
        ledger = CITY.ledger().reopen();
        for (String table : List.of("inbox", "open", "segment", "run", "shelf", "root", "head"))
            owner("alter table governance.audit_" + table + " disable trigger all");
        for (String table : List.of("inbox", "open", "segment", "run", "shelf", "root"))
            owner("delete from governance.audit_" + table);
        owner("update governance.audit_head set size = 0, shelved = 0");
        for (String table : List.of("inbox", "open", "segment", "run", "shelf", "root", "head"))
            owner("alter table governance.audit_" + table + " enable trigger all");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void owner(String statement) {
        CITY.ledger().asOwner(statement);
    }

    private static AuditEntry entry(String object) {
        return new AuditEntry(
                CITY.clock().instant(),
                Actor.SYSTEM,
                "test.act",
                AuditEntry.Outcome.DONE,
                object,
                "",
                Map.of());
    }

    private static Subject person() {
        return new Subject("person", Ulid.make(Instant.ofEpochMilli(1), RANDOM));
    }

    private Sequencer sequencer() {
        return new Sequencer(ledger, entries, new ConcernStore(), (first, lines, hashes) -> {});
    }

    /** A commit of some entries, as an act does it, without anybody who numbers them. */
    private void commit(int count) {
        ledger.change(tx -> {
            List<AuditEntry> some = new ArrayList<>();
            for (int i = 0; i < count; i++) some.add(entry("object " + i));
            Drafts.Batch batch = drafts.of(tx, some);
            entries.add(tx, batch.lines(), batch.concerns());
        });
    }

    private List<byte[]> allLines(long size) {
        List<Long> numbers = new ArrayList<>();
        for (long n = 0; n < size; n++) numbers.add(n);
        Map<Long, byte[]> found = ledger.read(tx -> entries.lines(tx, numbers));
        assertThat(found).hasSize((int) size);
        return numbers.stream().map(found::get).toList();
    }

    private static byte[] root(List<byte[]> lines) {
        return MerkleRoot.ofHashes(lines.stream().map(MerkleRoot::leaf).toList());
    }

    private byte[] root(Sequencer of) {
        return new ProofReader(ledger, entries, of)
                .ranges(of.memory().tree())
                .hash(0, of.memory().tree().size());
    }

    @Test
    void givenEntriesOfAKilledProcess_whenTheNextOneStarts_thenTheyGetTheNextNumbers() {
        Sequencer killed = sequencer();
        commit(200);
        killed.catchUp();
        byte[] before = root(killed);
        List<byte[]> numbered = allLines(200);
        commit(3);
        commit(90);
        // Nothing is carried over from the first: it was killed between commit and numbering.
        Sequencer next = sequencer();
        assertThat(root(next)).isEqualTo(before);
        next.catchUp();
        assertThat(next.memory().tree().size()).isEqualTo(293);
        List<byte[]> all = allLines(293);
        assertThat(all.subList(0, 200)).containsExactlyElementsOf(numbered);
        assertThat(root(next)).isEqualTo(root(all)).isEqualTo(root(sequencer()));
    }

    @Test
    void givenTwoOwners_whenBothGiveNumbers_thenNoneIsMissingAndNoneIsGivenTwice()
            throws Exception {
        Sequencer one = sequencer();
        Sequencer other = sequencer();
        var go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<RuntimeException> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (Sequencer s : List.of(one, other)) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    go.await();
                                    for (int i = 0; i < 40; i++) {
                                        commit(1 + i % 17);
                                        s.catchUp();
                                    }
                                } catch (RuntimeException e) {
                                    failures.add(e);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
        }
        go.countDown();
        for (Thread t : threads) t.join();
        one.catchUp();
        other.catchUp();
        assertThat(failures).isEmpty();
        int written = 2 * java.util.stream.IntStream.range(0, 40).map(i -> 1 + i % 17).sum();
        assertThat(one.memory().tree().size()).isEqualTo(written);
        List<byte[]> all = allLines(written);
        var distinct = new TreeSet<String>();
        all.forEach(l -> distinct.add(Packed.utf8(l)));
        assertThat(distinct).hasSize(written);
        assertThat(root(one)).isEqualTo(root(other)).isEqualTo(root(all));
    }

    @Test
    void givenALateCommit_whenEarlierOnesHaveNumbers_thenItComesAfterThem() {
        Sequencer sequencer = sequencer();
        try (Database second = CITY.ledger().reopen()) {
            second.change(tx -> {
                Drafts.Batch late = drafts.of(tx, List.of(entry("late")));
                entries.add(tx, late.lines(), late.concerns());
                commit(5);
                sequencer.catchUp();
                assertThat(sequencer.memory().tree().size()).isEqualTo(5);
            });
        }
        sequencer.catchUp();
        assertThat(Packed.utf8(allLines(6).get(5))).contains("\"late\"");
    }

    @Test
    void givenMoreThanAShelf_whenAPersonAsks_thenOldAndNewEntriesAreFoundAlsoAfterARestart() {
        Subject whom = person();
        int total = OpenIndex.SHELF + 3_000;
        try (var trail = AuditTrail.open(ledger, folder, CITY.clock(), CONFIG)) {
            List<AuditEntry> some = new ArrayList<>();
            for (int i = 0; i < total; i++) {
                some.add(entry(i % 10_000 == 0 ? whom.toString() : "object"));
                if (some.size() == 4_000) {
                    trail.writeAll(some);
                    some.clear();
                }
            }
            trail.writeAll(some);
            assertThat(trail.looked(whom, Instant.EPOCH, Instant.MAX).looks()).hasSize(7);
        }
        assertThat(shelves()).isPositive();
        try (var again = AuditTrail.open(ledger, folder, CITY.clock(), CONFIG)) {
            var looks = again.looked(whom, Instant.EPOCH, Instant.MAX).looks();
            assertThat(looks).extracting(Looked.Look::number).contains(0L, 30_000L, 60_000L);
            Inclusion proof = again.proof(looks.getLast().number());
            byte[] leaf = MerkleRoot.leaf(Packed.utf8(proof.text()));
            List<byte[]> path = proof.path().stream().map(HexFormat.of()::parseHex).toList();
            assertThat(HexFormat.of().formatHex(Proofs.root(proof.number(), total, leaf, path)))
                    .isEqualTo(proof.root().root());
        }
    }

    @Test
    void givenALedgerThatWasSetBack_whenTheLogOpens_thenItRefuses() throws IOException {
        try (var trail = AuditTrail.open(ledger, folder, CITY.clock(), CONFIG)) {
            for (int i = 0; i < 10; i++) trail.write(entry("x"));
            trail.proof(9);
        }
        fresh();
        Assertions.assertThatThrownBy(() -> AuditTrail.open(ledger, folder, CITY.clock(), CONFIG))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("audit-rolled-back"));
    }

    @Test
    void givenFilesThatCannotBeWritten_whenSomethingIsToBeRecorded_thenItIsRefusedUntilTheyCan()
            throws IOException {
        Path audit = folder.resolve("audit");
        try (var trail = AuditTrail.open(ledger, folder, CITY.clock(), CONFIG)) {
            // A folder in the place of the file is as good as a disk that is full.
            Path log = audit.resolve(AuditFiles.name(0, "jsonl"));
            Files.createDirectory(log);
            trail.write(entry("before"));
            trail.newest("test.act", 1);
            Assertions.assertThatThrownBy(() -> trail.write(entry("refused")))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo("audit-unavailable"));
            assertThat(trail.trouble()).isPresent();
            Files.delete(log);
            assertThat(trail.proof(0).text()).contains("before");
            trail.write(entry("after"));
            assertThat(trail.trouble()).isEmpty();
            assertThat(trail.newest("test.act", 5)).hasSize(2);
        }
        assertThat(Files.readAllLines(audit.resolve(AuditFiles.name(0, "jsonl")))).hasSize(2);
    }

    private long shelves() {
        return ledger.read(tx ->
                tx.one(
                                Sql.text("t", "select count(*) as n from governance.audit_shelf"),
                                Map.of(),
                                row -> row.number("n"))
                        .orElseThrow());
    }
}
