package city.qala.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.governance.audit.Witnessed.State;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.platform.db.Tx;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Step;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.MailConfig;
import city.qala.platform.outbound.Outbound;
import city.qala.platform.outbound.OutboundConfig;
import city.qala.testkit.LetterBox;
import city.qala.testkit.TestCity;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");
    private static final HexFormat HEX = HexFormat.of();

    @TempDir private Path folder;
    private HttpServer machine;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile UnaryOperator<String> answer = sent -> "taken, thank you";
    private KeyPair keys;

    @BeforeEach
    void machineOfAWitness() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext(
                "/",
                x -> {
                    asked.incrementAndGet();
                    String sent =
                            new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    byte[] said = answer.apply(sent).getBytes(StandardCharsets.UTF_8);
                    x.sendResponseHeaders(status, said.length);
                    x.getResponseBody().write(said);
                    x.close();
                });
        machine.start();
    }

    @AfterEach
    void stop() {
        machine.stop(0);
    }

    @Test
    void givenAWitnessThatSigns_whenTheDayIsPublished_thenItsSignatureIsCheckedAndKept() {
        answer = this::signed;
        try (AuditTrail trail = trail(address("#" + open()))) {
            publish(trail, allowed());
            Witnessed said = only(trail);
            assertThat(said.state()).isEqualTo(State.COSIGNED);
            assertThat(said.said()).isEqualTo(open());
            assertThat(said.taken()).isEqualTo(trail.size()).isPositive();

            publish(trail, allowed());
            assertThat(asked).as("what it has is not sent again").hasValue(1);
        }
    }

    @Test
    void givenAWitnessThatOnlyTakes_whenTheDayIsPublished_thenItsReceiptIsKept() {
        try (AuditTrail trail = trail(address(""))) {
            publish(trail, allowed());
            assertThat(only(trail).state()).isEqualTo(State.RECEIVED);
        }
    }

    @Test
    void givenASignatureOfAnotherKeyOrNone_whenAKeyIsExpected_thenItDoesNotCount() {
        answer = this::signed;
        try (AuditTrail trail = trail(address("#" + "ab".repeat(32)))) {
            assertThatThrownBy(() -> publish(trail, allowed()))
                    .hasMessageContaining("1 of 1 witnesses");
            assertThat(only(trail).said()).isEqualTo("signature-wrong");
            answer = sent -> "thanks";
            assertThatThrownBy(() -> publish(trail, allowed())).isInstanceOf(Problem.class);
            assertThat(only(trail).said()).isEqualTo("signature-missing");
            assertThat(only(trail).taken()).isZero();
        }
    }

    @Test
    void givenAWitnessThatFails_whenTheDayIsPublished_thenTheOthersGetItAndTheLogGoesOn()
            throws IOException {
        status = 500;
        Path share = Files.createDirectories(folder.resolve("share"));
        try (AuditTrail trail = trail(address(""), share.toString())) {
            assertThatThrownBy(() -> publish(trail, allowed()))
                    .hasMessageContaining("1 of 2 witnesses");
            Map<String, Witnessed> said =
                    trail.witnesses().stream()
                            .collect(Collectors.toMap(Witnessed::witness, w -> w));
            assertThat(said.get(address("")).said()).isEqualTo("status-500");
            assertThat(said.get(share.toString()).state()).isEqualTo(State.RECEIVED);
            assertThat(share).isDirectoryContaining("glob:**qala-audit-root-*.json");
            long before = trail.size();
            write(trail);
            assertThat(trail.size()).isEqualTo(before + 1);
            assertThat(trail.trouble()).isEmpty();

            status = 200;
            publish(trail, allowed());
            assertThat(trail.witnesses()).noneMatch(w -> w.state() == State.FAILED);
        }
    }

    @Test
    void givenAnAddressThatTheTownDoesNotAllow_whenTheDayIsPublished_thenNoCallIsMade() {
        try (AuditTrail trail = trail(address(""))) {
            assertThatThrownBy(() -> publish(trail, Set.of())).isInstanceOf(Problem.class);
            assertThat(only(trail).said()).isEqualTo("target-not-allowed");
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void givenAWitnessByLetter_whenTheDayIsPublished_thenTheSignedStateIsInTheLetterOnce()
            throws IOException {
        String reader = "mailto:witness@prosecutor.kz";
        try (AuditTrail trail = trail(reader);
                LetterBox box = new LetterBox()) {
            var post = new MailConfig("127.0.0.1", box.port(), "town@x.kz", "", "");
            assertThatThrownBy(() -> publish(trail, Set.of(), post))
                    .as("the mail server is not on the list")
                    .isInstanceOf(Problem.class);
            assertThat(box.lines()).isEmpty();
            assertThat(only(trail, reader).said()).isEqualTo("target-not-allowed");

            Set<String> allowed = Set.of("127.0.0.1:" + box.port());
            publish(trail, allowed, post);
            String letter = String.join("\n", box.lines());
            assertThat(letter)
                    .contains("RCPT TO:<witness@prosecutor.kz>")
                    .contains("signed root of " + trail.size() + " entries");
            String told =
                    box.lines().stream().filter(l -> l.startsWith("{")).findFirst().orElseThrow();
            assertThat(AuditCheck.root(told)).as(told).isPresent();
            assertThat(only(trail, reader).state()).isEqualTo(State.RECEIVED);

            int said = box.lines().size();
            publish(trail, allowed, post);
            assertThat(box.lines()).as("what it has is not sent again").hasSize(said);
        }
    }

    @Test
    void givenAnAddressThatIsNone_whenTheSettingsAreRead_thenItIsRefused() {
        for (String wrong :
                List.of(
                        "https://",
                        "https://a@host/x",
                        "https://host/#12",
                        "http:// x",
                        "mailto:nobody",
                        "mailto:a@x.kz?bcc=b@y.kz",
                        "mailto:a@x.kz#" + "ab".repeat(32)))
            assertThatThrownBy(() -> WitnessAddress.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
    }

    private AuditTrail trail(String... witnesses) {
        List<String> all = Arrays.asList(witnesses);
        var config =
                new AuditConfig(
                        "Testville",
                        ZoneId.of("Asia/Almaty"),
                        all.stream()
                                .filter(w -> !WitnessAddress.isAddress(w))
                                .map(Path::of)
                                .toList(),
                        all.stream()
                                .filter(WitnessAddress::isAddress)
                                .map(WitnessAddress::parse)
                                .toList());
        AuditTrail trail = AuditTrail.open(CITY.database(), CITY.folder(), CITY.clock(), config);
        write(trail);
        return trail;
    }

    private static void write(AuditTrail trail) {
        trail.write(
                new AuditEntry(
                        CITY.clock().instant(),
                        Actor.SYSTEM,
                        "test.act",
                        AuditEntry.Outcome.DONE,
                        "",
                        "",
                        Map.of()));
    }

    private static void publish(AuditTrail trail, Set<String> allowed) {
        publish(trail, allowed, new MailConfig("", 587, "", "", ""));
    }

    private static void publish(AuditTrail trail, Set<String> allowed, MailConfig post) {
        CITY.clock().advance(java.time.Duration.ofSeconds(1));
        try (Outbound outbound = Outbound.create(new OutboundConfig(allowed), CITY.clock())) {
            Job job =
                    trail.jobs(outbound, new Mail(post, outbound, CITY.clock())).stream()
                            .filter(j -> j.name().endsWith("publish"))
                            .findFirst()
                            .orElseThrow();
            CITY.database().change(tx -> job.step(new OneStep(tx)));
        }
    }

    private record OneStep(Tx tx) implements Step {
        @Override
        public Instant runStarted() {
            return CITY.clock().instant();
        }

        @Override
        public int number() {
            return 0;
        }

        @Override
        public String note() {
            return "";
        }

        @Override
        public void note(String progress) {
            // Nobody reads it here.
        }
    }

    private Witnessed only(AuditTrail trail) {
        return only(trail, address(""));
    }

    private static Witnessed only(AuditTrail trail, String name) {
        return trail.witnesses().stream()
                .filter(w -> w.witness().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> allowed() {
        return Set.of("127.0.0.1:" + machine.getAddress().getPort());
    }

    private String address(String key) {
        return "http://127.0.0.1:" + machine.getAddress().getPort() + "/roots" + key;
    }

    /** The public key in hexadecimal. */
    private String open() {
        byte[] spki = keys.getPublic().getEncoded();
        return HEX.formatHex(spki, spki.length - 32, spki.length);
    }

    private String signed(String sent) {
        SignedRoot root = AuditCheck.root(sent.strip()).orElseThrow();
        String at = "2026-11-22T00:05:01Z";
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(Packed.utf8(Cosignature.text(root, at)));
            return "{\"key\":\"%s\",\"at\":\"%s\",\"signature\":\"%s\"}"
                    .formatted(open(), at, HEX.formatHex(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
