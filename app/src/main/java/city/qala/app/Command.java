package city.qala.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands share: {@code --help}, {@code --json} and somewhere to speak. */
abstract class Command implements Callable<Integer> {
    @ParentCommand private @Nullable Cli cli;

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
        if (cli == null) throw new IllegalStateException("a command runs under qala");
        return cli.console();
    }

    /** Whether a program reads the answer. */
    final boolean json() {
        return json;
    }
}
