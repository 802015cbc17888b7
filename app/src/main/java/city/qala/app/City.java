package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.platform.config.Settings;
import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The whole city in one process. {@link #open} is the table of contents of the product: what there
 * is, in the order in which it starts; {@link #close} stops it in reverse.
 */
final class City implements AutoCloseable {
    private static final int PORTS_TRIED = 50;

    private final Closing closing;
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final HttpEdge http;

    private City(Closing closing, Settings settings, Path data, Clock clock) {
        this.closing = closing;
        ServerConfig config = ServerConfig.of(settings);

        // What this process owns.
        closing.add(DataFolder.lock(data), DataFolder::close);

        // The door opens first: it answers 503 and says what is still starting.
        starting("ledger", "opening the ledger");
        http = closing.add(listen(config.http(), settings), HttpEdge::close);

        // The ledger.
        Database ledger = closing.add(Database.open(config.db(), data, clock), Database::close);
        health.part("ledger", () -> Health.UP);

        writeAddress(data);
    }

    /**
     * Starts a city.
     *
     * @throws Problem {@code folder-in-use} or {@code port-busy}, or what the ledger says
     */
    static City open(Settings settings, Path data, Clock clock) {
        var closing = new Closing();
        try {
            return new City(closing, settings, data, clock);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /** The address of its pages, without a trailing slash. */
    String base() {
        return http.base();
    }

    /** Blocks until no part is starting any more. */
    void awaitReady() {
        // The broker, which is the last, starts in the background.
    }

    /** How the parts are. */
    Health health() {
        return health;
    }

    @Override
    public void close() {
        closing.close();
    }

    /** Listens on the port that was given, or on the next free one if none was. */
    private HttpEdge listen(HttpConfig wanted, Settings settings) {
        boolean mayMove = !settings.isGiven(ServerConfig.HTTP_PORT);
        for (int i = 0; ; i++) {
            int port = wanted.port() + i;
            try {
                return HttpEdge.create(wanted.withPort(port), health, metrics).start();
            } catch (Problem p) {
                boolean again = mayMove && i < PORTS_TRIED && port < 65_535;
                if (!p.code().equals("port-busy") || !again) throw p;
            }
        }
    }

    private void starting(String part, String doing) {
        health.part(part, () -> new Health.Starting(doing));
    }

    /** Tells commands of this folder where the server is. */
    private void writeAddress(Path data) {
        try {
            Files.writeString(data.resolve("qala.address"), base() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
