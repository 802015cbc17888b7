package city.qala.governance.audit;

import city.qala.kernel.Problem;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import city.qala.platform.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

/** Hands the day's signed state to the witnesses: folders that others keep. */
final class PublishJob implements Job {
    private static final Log LOG = Log.of(PublishJob.class);

    private final Signer signer;
    private final List<Path> witnesses;

    PublishJob(Signer signer, List<Path> witnesses) {
        this.signer = signer;
        this.witnesses = witnesses;
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
        int failed = 0;
        for (Path folder : witnesses) {
            if (!drop(folder, root)) failed++;
        }
        if (failed > 0)
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "witness-unreachable",
                    "%d of %d witnesses did not get the signed state.",
                    failed,
                    witnesses.size());
        return root.size() + " to " + witnesses.size();
    }

    private static boolean drop(Path folder, SignedRoot root) {
        try {
            // A folder that is not there is a share that is not mounted: making it would hide that.
            if (!Files.isDirectory(folder)) throw new IOException("no folder");
            String name = String.format("qala-audit-root-%012d.json", root.size());
            Durable.replace(folder.resolve(name), Shapes.root(root) + "\n");
            return true;
        } catch (IOException e) {
            LOG.error("a witness of the audit log is out of reach", e);
            return false;
        }
    }
}
