package city.qala.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: {@code --help}, {@code --json} and somewhere to speak. */
abstract class Command implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--json")
    private boolean json;

    /** Does the work; an {@link ExitCode}. */
    abstract int run(Console console);

    @Override
    public final Integer call() {
        return run(console());
    }

    /** Where it speaks. */
    final Console console() {
        if (spec == null || !(spec.root().userObject() instanceof Cli cli))
            throw new IllegalStateException("a command runs under qala");
        return cli.console();
    }

    /** The help of this command. */
    final String usage() {
        return spec == null ? "" : spec.commandLine().getUsageMessage();
    }

    /** Whether a program reads the answer. */
    final boolean json() {
        return json;
    }
}
