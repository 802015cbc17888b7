package city.qala.app;

import city.qala.governance.algorithm.AuditSummary;
import city.qala.governance.algorithm.GateCommand;
import city.qala.governance.algorithm.MetricsCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Audits of bias on files: errors by group, and the gate that a face algorithm must pass. */
@CommandLine.Command(
        name = "governance",
        subcommands = {GovernanceCommand.Metrics.class, GovernanceCommand.Gate.class})
final class GovernanceCommand extends Command {
    private static final int FAULTS_SHOWN = 50;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    int run(Console console) {
        console.line(Objects.requireNonNull(spec).commandLine().getUsageMessage());
        return ExitCode.USAGE;
    }

    /** What the audits share. */
    abstract static class Audit implements Callable<Integer> {
        @ParentCommand private @Nullable GovernanceCommand parent;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true)
        @SuppressWarnings("UnusedVariable") // picocli looks at it
        private boolean help;

        @Option(names = "--json")
        @SuppressWarnings("UnusedVariable") // the summary is JSON in any case
        private boolean json;

        @Option(names = "--out", required = true, paramLabel = "FILE")
        private @Nullable Path out;

        @Option(names = "--strict")
        private boolean strict;

        abstract AuditSummary audit(Path to);

        @Override
        public final Integer call() {
            Console console = Objects.requireNonNull(parent).console();
            AuditSummary said = audit(Objects.requireNonNull(out));
            said.faults().stream().limit(FAULTS_SHOWN).forEach(console::remark);
            console.json(said.facts());
            return strict && (said.bad() > 0 || !said.passed()) ? ExitCode.FINDINGS : ExitCode.OK;
        }
    }

    /** Errors of a yes-or-no answer by group. */
    @CommandLine.Command(name = "metrics")
    static final class Metrics extends Audit {
        @Option(names = "--in", required = true, paramLabel = "FILE")
        private @Nullable Path in;

        @Option(names = "--positive", required = true, paramLabel = "CONDITION")
        private String positive = "";

        @Option(names = "--truth", required = true, paramLabel = "COLUMN")
        private String truth = "";

        @Option(names = "--groups", required = true, paramLabel = "COLUMNS")
        private String groups = "";

        @Option(names = "--reference", paramLabel = "COLUMN=GROUP")
        private Map<String, String> references = new TreeMap<>();

        @Option(names = "--details", paramLabel = "FILE")
        private @Nullable Path details;

        @Override
        AuditSummary audit(Path to) {
            return MetricsCommand.run(
                    new MetricsCommand.Order(
                            Objects.requireNonNull(in),
                            positive,
                            truth,
                            groups,
                            references,
                            to,
                            details));
        }
    }

    /** Whether a face algorithm passes. */
    @CommandLine.Command(name = "gate")
    static final class Gate extends Audit {
        @Option(names = "--scores", required = true, paramLabel = "FILE")
        private @Nullable Path scores;

        @Option(names = "--threshold", required = true, paramLabel = "DISTANCE")
        private double threshold;

        @Option(names = "--fmr-target", required = true, paramLabel = "RATE")
        private double fmrTarget;

        @Option(names = "--groups", paramLabel = "COLUMNS", defaultValue = "group")
        private String groups = "group";

        @Option(names = "--declared", paramLabel = "GROUPS", defaultValue = "")
        private String declared = "";

        @Override
        AuditSummary audit(Path to) {
            return GateCommand.run(
                    new GateCommand.Order(
                            Objects.requireNonNull(scores),
                            threshold,
                            fmrTarget,
                            groups,
                            declaredGroups(),
                            to));
        }

        private Set<String> declaredGroups() {
            return Arrays.stream(declared.split(",", -1))
                    .map(String::strip)
                    .filter(g -> !g.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
