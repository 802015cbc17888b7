package city.qala.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The pretend town: a real map, real measured air and traffic, made-up sensors. It speaks to the
 * city through the public doors only, as devices would; the server knows nothing of it.
 */
public final class Demo implements AutoCloseable {
    private Demo() {}

    /** Writes the demo's map into a data folder that has none; credit stands in its meta.json. */
    public static void map(Path dataFolder, Clock clock) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Starts the town in the background and returns at once: things that are missing are made,
     * history is loaded from the last reading on, air first, then every feed goes live.
     *
     * @param clock the town's clock, see {@link DemoConfig#speed()}
     * @param progress takes one line a step for the operator's terminal
     */
    public static Demo run(
            DemoDoors doors, DemoConfig config, Clock clock, Consumer<String> progress) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stops the feeds; returns when nothing of the town runs any more. */
    @Override
    public void close() {}
}
