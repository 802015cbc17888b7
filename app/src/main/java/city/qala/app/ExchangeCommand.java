package city.qala.app;

import city.qala.exchange.message.Evidence;
import city.qala.exchange.message.EvidenceCheck;
import city.qala.exchange.message.KeyFile;
import city.qala.exchange.message.PartnerClient;
import city.qala.exchange.message.PublicJwk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The other side of the exchange: makes a partner's key, calls under an agreement and keeps the
 * evidence, checks evidence without any server.
 */
@CommandLine.Command(name = "exchange")
final class ExchangeCommand extends Command {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKS = 30;
    private static final long BETWEEN_LOOKS = 100_000_000;

    /** What to do. */
    enum Verb {
        KEY,
        CALL,
        VERIFY
    }

    @Parameters(index = "0", paramLabel = "key|call|verify")
    private Verb verb = Verb.VERIFY;

    @Parameters(index = "1", paramLabel = "EVIDENCE", arity = "0..1")
    private @Nullable Path evidence;

    @Option(names = "--provider", paramLabel = "URL")
    private @Nullable String provider;

    @Option(names = "--agreement", paramLabel = "ID")
    private @Nullable String agreement;

    @Option(names = "--key", paramLabel = "FILE")
    private @Nullable Path key;

    @Option(names = "--keys", paramLabel = "FILE")
    private @Nullable Path providerKeys;

    @Option(names = "--answer", paramLabel = "FILE")
    private @Nullable Path answer;

    @Option(names = "--body", paramLabel = "JSON", defaultValue = "{}")
    private String body = "{}";

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        return switch (verb) {
            case KEY -> key == null ? missing(console, "--key FILE") : makeKey(console, key);
            case VERIFY ->
                    evidence == null ? missing(console, "EVIDENCE") : verify(console, evidence);
            case CALL -> {
                if (provider == null || agreement == null || key == null || out == null)
                    yield missing(console, "--provider URL --agreement ID --key FILE --out DIR");
                yield call(console, provider.replaceAll("/+$", ""), agreement, key, out);
            }
        };
    }

    private static int missing(Console console, String what) {
        console.remark(console.words().get("cli.missing", what));
        return ExitCode.USAGE;
    }

    private static int makeKey(Console console, Path file) {
        console.json(KeyFile.make(file).publicPart().members());
        return ExitCode.OK;
    }

    private int call(Console console, String base, String id, Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            JsonNode known = known(base, folder);
            try (var client =
                    new PartnerClient(base, id, KeyFile.read(file), known, Clock.systemUTC())) {
                PartnerClient.Called called = client.call(body);
                Path rows = folder.resolve(called.call() + ".json");
                Path proof = folder.resolve(called.call() + ".evidence.json");
                Files.writeString(rows, called.body());
                keep(proof, called.evidence());
                Evidence whole = stamped(client, called);
                keep(proof, whole);
                report(console, called, rows, proof, whole.place().isPresent());
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(
            Console console,
            PartnerClient.Called called,
            Path rows,
            Path proof,
            boolean timeStamped) {
        if (json())
            console.json(
                    Map.of(
                            "call", called.call(),
                            "rows", called.rows(),
                            "answer", rows.toString(),
                            "evidence", proof.toString(),
                            "timeStamped", timeStamped));
        else
            console.say(
                    timeStamped ? "exchange.called" : "exchange.called-early",
                    called.rows(),
                    rows,
                    proof);
    }

    /** The keys that were handed over, else those that were met at the first call. */
    private JsonNode known(String base, Path folder) throws IOException {
        Path file = providerKeys == null ? folder.resolve("provider-keys.json") : providerKeys;
        if (!Files.exists(file) && providerKeys == null)
            Files.writeString(file, PartnerClient.publishedKeys(base));
        return JSON.readTree(Files.readString(file));
    }

    /** Waits for the time-stamp, three seconds at most: it can be fetched later too. */
    private static Evidence stamped(PartnerClient client, PartnerClient.Called called) {
        Evidence found = called.evidence();
        for (int i = 0; i < LOOKS && found.place().isEmpty(); i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            found = client.evidence(called.call());
        }
        return found;
    }

    private static void keep(Path file, Evidence found) throws IOException {
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(found.members()));
    }

    private int verify(Console console, Path file) {
        try {
            Evidence found = Evidence.of(JSON.readTree(Files.readString(file)));
            byte[] rows = answer == null ? null : Files.readAllBytes(answer);
            List<String> faults = EvidenceCheck.faults(found, rows, trusted());
            boolean timeStamped = found.place().isPresent();
            if (json())
                console.json(
                        Map.of(
                                "holds",
                                faults.isEmpty(),
                                "timeStamped",
                                timeStamped,
                                "keysKnown",
                                providerKeys != null,
                                "faults",
                                faults));
            else if (faults.isEmpty())
                console.say(timeStamped ? "exchange.holds" : "exchange.holds-early");
            else faults.forEach(console::line);
            if (providerKeys == null && !json()) console.say("exchange.keys-unknown");
            return faults.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(file + ": not JSON", e));
        }
    }

    private Set<String> trusted() throws IOException {
        Set<String> ids = new HashSet<>();
        if (providerKeys == null) return ids;
        String text = Files.readString(providerKeys, StandardCharsets.UTF_8);
        JSON.readTree(text).path("keys").forEach(k -> ids.add(PublicJwk.of(k).id()));
        return ids;
    }
}
