package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.platform.config.ConfigFault;
import city.qala.platform.config.ConfigFaults;
import city.qala.platform.config.NearestName;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Every command answers {@code --help} with an example and {@code --json}, and
 * ends with one of five codes: 0 done, 1 findings, 2 usage, 3 missing or unreachable, 70 our bug.
 */
@CommandLine.Command(
        name = "qala",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            TokenCommand.class,
            UserCommand.class,
            ExchangeCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            JournalCheckCommand.class,
            GovernanceCommand.class,
            RegistryCommand.class,
            SensingCommand.class,
            VisionCommand.class,
            AssessCommand.class,
            ServicesCommand.class,
            PulseCommand.class,
            PlanningCommand.class,
            OperationsCommand.class,
            ProactiveCommand.class,
            AuditCommand.class,
            VersionCommand.class,
            TrainCommand.class,
        })
public final class Cli implements Runnable {
    private static final int FAULTS_SHOWN = 50;
    private static final Console NOWHERE =
            new Console(
                    new PrintWriter(java.io.Writer.nullWriter()),
                    new PrintWriter(java.io.Writer.nullWriter()),
                    Words.in(city.qala.kernel.Language.EN));

    private final Console console;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    private Cli(Console console) {
        this.console = console;
    }

    /** Runs one command and ends the process with its code. */
    public static void main(String[] args) {
        Logging.start(Level.INFO);
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        var err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int code = execute(args, out, err, System.getenv());
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The same without ending the process. */
    static int execute(
            String[] args, PrintWriter out, PrintWriter err, Map<String, String> environment) {
        var words = Words.ofTerminal(environment);
        var console = new Console(out, err, words);
        return new CommandLine(new Cli(console))
                .setOut(out)
                .setErr(err)
                .setResourceBundle(words)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> misused(e, console))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, console))
                .setExitCodeExceptionMapper(e -> ExitCode.BUG)
                .execute(args);
    }

    /** Names of all commands. */
    static List<String> commands() {
        return new CommandLine(new Cli(NOWHERE))
                .getSubcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(c -> !c.usageMessage().hidden())
                        .map(CommandLine.Model.CommandSpec::name)
                        .toList();
    }

    Console console() {
        return console;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int misused(ParameterException e, Console console) {
        Words words = console.words();
        String said =
                switch (e) {
                    case UnmatchedArgumentException u -> unknown(u, words);
                    case MissingParameterException m -> words.get("cli.missing", names(m));
                    default -> words.get("cli.wrong", String.valueOf(e.getMessage()));
                };
        console.remark(said);
        console.remark(
                words.get("cli.see-help", e.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException e, Words words) {
        String given = e.getUnmatched().getFirst();
        var spec = e.getCommandLine().getCommandSpec();
        List<String> known =
                given.startsWith("-")
                        ? List.copyOf(spec.optionsMap().keySet())
                        : List.copyOf(spec.subcommands().keySet());
        String near = NearestName.of(given, known);
        return near.isEmpty()
                ? words.get("cli.unknown", given)
                : words.get("cli.unknown-near", given, near);
    }

    private static String names(MissingParameterException e) {
        return String.join(
                " ",
                e.getMissing().stream()
                        .map(a ->
                                a.isOption()
                                        ? ((CommandLine.Model.OptionSpec) a).longestName()
                                        : a.paramLabel())
                        .toList());
    }

    private static int failed(Exception e, Console console) {
        Words words = console.words();
        return switch (e) {
            case ConfigFaults c -> {
                c.faults().forEach(f -> console.remark(describe(f, words)));
                yield ExitCode.USAGE;
            }
            case Problem p when p.kind() != Problem.Kind.BUG -> refused(p, console);
            case UncheckedIOException io -> {
                console.remark(words.get("cli.io", String.valueOf(io.getMessage())));
                yield ExitCode.MISSING;
            }
            default -> {
                console.remark(words.get("cli.bug"));
                console.trace(e);
                yield ExitCode.BUG;
            }
        };
    }

    private static int refused(Problem p, Console console) {
        console.remark(
                console.words().orElse("problem." + p.code(), p.detail(), p.params().toArray()));
        p.faults().stream()
                .limit(FAULTS_SHOWN)
                .forEach(f -> console.remark("  " + f.pointer() + ": " + f.detail()));
        return switch (p.kind()) {
            case INVALID -> ExitCode.USAGE;
            case UNPROCESSABLE -> ExitCode.FINDINGS;
            default -> ExitCode.MISSING;
        };
    }

    /** One fault of the settings in a sentence. */
    static String describe(ConfigFault f, Words words) {
        String kind = f.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (f.kind() == ConfigFault.Kind.UNKNOWN_KEY && f.wanted().isEmpty()) kind += "-far";
        return words.get("config.fault." + kind, f.origin(), f.key(), f.given(), wanted(f, words));
    }

    private static String wanted(ConfigFault f, Words words) {
        if (f.kind() != ConfigFault.Kind.WRONG_VALUE) return f.wanted();
        String[] formAndRange = f.wanted().split(" ", 2);
        String form = words.orElse("config.form." + formAndRange[0], formAndRange[0]);
        return formAndRange.length == 1 ? form : form + " (" + formAndRange[1] + ")";
    }
}
