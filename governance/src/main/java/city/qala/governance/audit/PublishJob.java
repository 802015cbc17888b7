package city.qala.governance.audit;

import city.qala.governance.audit.Witnessed.State;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import city.qala.platform.log.Log;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.Outbound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hands the day's signed state to the witnesses: folders that others keep, addresses of others, and
 * letters. What each answered is kept; one that fails is asked again by the next try and holds up
 * nobody.
 */
final class PublishJob implements Job {
    private static final Log LOG = Log.of(PublishJob.class);
    private static final int MOST_RECEIPT = 16_384;
    private static final byte[] NOTHING = {};

    private final Signer signer;
    private final AuditConfig config;
    private final Outbound outbound;
    private final Mail mail;
    private final Database ledger;
    private final Clock clock;
    private final WitnessStore store = new WitnessStore();

    PublishJob(
            Signer signer,
            AuditConfig config,
            Outbound outbound,
            Mail mail,
            Database ledger,
            Clock clock) {
        this.signer = signer;
        this.config = config;
        this.outbound = outbound;
        this.mail = mail;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "governance.audit-publish";
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(LocalTime.of(0, 5));
    }

    @Override
    public boolean step(Step step) {
        signer.sign().ifPresent(root -> step.note(publish(root)));
        return false;
    }

    private String publish(SignedRoot root) {
        Map<String, Long> taken =
                ledger.read(store::newest).stream()
                        .collect(Collectors.toMap(Witnessed::witness, Witnessed::taken));
        int failed = 0;
        for (Path folder : config.witnesses()) {
            Witnessed answer = drop(folder, root);
            keep(answer, NOTHING);
            if (answer.state() == State.FAILED) failed++;
        }
        for (WitnessAddress witness : config.addresses()) {
            // One that has it already is not asked again because another one failed.
            if (taken.getOrDefault(witness.uri().toString(), 0L) >= root.size()) continue;
            if (!(witness.isMail() ? write(witness, root) : send(witness, root))) failed++;
        }
        int all = config.witnesses().size() + config.addresses().size();
        if (failed > 0)
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "witness-unreachable",
                    "%d of %d witnesses did not get the signed state.",
                    failed,
                    all);
        return root.size() + " to " + all;
    }

    private Witnessed drop(Path folder, SignedRoot root) {
        String name = folder.toString();
        try {
            // A folder that is not there is a share that is not mounted: making it would hide that.
            if (!Files.isDirectory(folder)) throw new IOException("no folder");
            String file = String.format("qala-audit-root-%012d.json", root.size());
            Durable.replace(folder.resolve(file), Shapes.root(root) + "\n");
            return answer(name, root, State.RECEIVED, "");
        } catch (IOException e) {
            LOG.error("a witness of the audit log is out of reach", e);
            return answer(name, root, State.FAILED, "folder-missing");
        }
    }

    /** A letter counts once the town's mail server has taken it; its reader keeps it. */
    private boolean write(WitnessAddress witness, SignedRoot root) {
        String name = witness.uri().toString();
        String text = Shapes.root(root) + "\n";
        try {
            mail.send(
                    new Mail.Letter(
                            "qala-audit-root-" + root.size(),
                            witness.uri().getSchemeSpecificPart(),
                            "Qala audit log: signed root of " + root.size() + " entries",
                            text));
            keep(answer(name, root, State.RECEIVED, ""), NOTHING);
            return true;
        } catch (Problem p) {
            LOG.warn("a witness of the audit log got no letter", "witness", name, "why", p.code());
            keep(answer(name, root, State.FAILED, p.code()), NOTHING);
            return false;
        }
    }

    private boolean send(WitnessAddress witness, SignedRoot root) {
        String name = witness.uri().toString();
        try {
            Outbound.Reply reply =
                    outbound.post(
                            "audit witness",
                            witness.uri(),
                            Map.of("Content-Type", "application/json"),
                            Packed.utf8(Shapes.root(root)),
                            MOST_RECEIPT);
            Witnessed answer = judge(witness, root, reply);
            keep(answer, reply.body());
            return answer.state() != State.FAILED;
        } catch (Problem p) {
            LOG.warn("a witness of the audit log did not answer", "witness", name, "why", p.code());
            keep(answer(name, root, State.FAILED, p.code()), NOTHING);
            return false;
        }
    }

    private Witnessed judge(WitnessAddress witness, SignedRoot root, Outbound.Reply reply) {
        String name = witness.uri().toString();
        if (reply.status() / 100 != 2)
            return answer(name, root, State.FAILED, "status-" + reply.status());
        var signature = Cosignature.in(reply.body());
        if (signature.isEmpty())
            return witness.key().isEmpty()
                    ? answer(name, root, State.RECEIVED, "")
                    : answer(name, root, State.FAILED, "signature-missing");
        return signature.get().holds(root, witness.key())
                ? answer(name, root, State.COSIGNED, signature.get().key())
                : answer(name, root, State.FAILED, "signature-wrong");
    }

    private Witnessed answer(String witness, SignedRoot root, State state, String said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Witnessed(witness, root.size(), now, state, said, 0);
    }

    private void keep(Witnessed answer, byte[] receipt) {
        ledger.change(tx -> store.add(tx, answer, receipt));
    }
}
