package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.platform.audit.AuditStore;
import city.qala.platform.config.Settings;
import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.identity.TokenDesk;
import city.qala.platform.lake.Lake;
import city.qala.sensing.Screens;
import city.qala.sensing.Sensing;
import city.qala.sensing.series.SeriesStore;
import city.qala.web.Section;
import city.qala.web.Town;
import city.qala.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole city in one process. The constructor is the table of contents of the product: what
 * there is, in the order in which it starts; {@link #close} stops it in reverse.
 */
final class City implements AutoCloseable {
    private final Closing closing;
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final ServerConfig config;
    private final Path data;
    private final TokenDesk tokens;
    private final HttpEdge http;
    private final Identity identity;

    private City(Closing closing, Settings settings, Path data, Clock clock) {
        this.closing = closing;
        this.config = ServerConfig.of(settings);
        this.data = data;

        // What this process owns.
        closing.add(DataFolder.lock(data), DataFolder::close);
        tokens = TokenDesk.open(data, clock);

        // The door opens first: it answers 503 and says what is still starting.
        health.part("ledger", () -> new Health.Starting("opening the ledger"));
        health.part("sensing", () -> new Health.Starting("reading the journal"));
        http = closing.add(listen(config.http(), settings), HttpEdge::close);

        // The ledger and the history.
        Database ledger = closing.add(Database.open(config.db(), data, clock), Database::close);
        Lake lake = closing.add(Lake.open(config.lake(), data, clock), Lake::close);
        AuditStore audit = AuditStore.open(ledger);
        health.part("ledger", () -> Health.UP);

        // Who is who.
        identity = Identity.create(ledger, tokens, audit, config.identity(), clock);

        // The look.
        var town =
                new Town(
                        config.city().names(),
                        config.city().zone(),
                        config.city().languages(),
                        config.city().helpNumber());
        Web web = Web.create(town, clock, data.resolve("map"), List.of(new Section("air", "/air")));

        // Sensing.
        SeriesStore series =
                closing.add(
                        SeriesStore.open(ledger, lake, data, clock, config.series()),
                        SeriesStore::close);
        Sensing sensing =
                closing.add(
                        Sensing.create(ledger, series, clock, config.sensing(), http::base),
                        Sensing::close);
        Screens screens =
                closing.add(Screens.create(web, sensing, sensing.series()), Screens::close);
        health.part("sensing", () -> state(series));

        // The doors.
        http.authenticator(identity).problemTexts(web.problemTexts()).errorPage(web.errorPage());
        mount(web.routes());
        mount(identity.routes(new SignInView(web, identity::csrf)));
        mount(List.of(sensing.routes()));
        mount(screens.routes());
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

    /** The address of one of its pages in the city's first language. */
    String page(String path) {
        return base() + "/" + config.city().languages().getFirst().tag() + path;
    }

    /** The port of its broker. */
    int mqttPort() {
        return config.mqtt().port();
    }

    /** Its settings. */
    ServerConfig config() {
        return config;
    }

    /** Its data folder. */
    Path data() {
        return data;
    }

    /** Lets something end with the city, before its own parts. */
    <T> void add(T part, Consumer<T> close) {
        closing.add(part, close);
    }

    /** Who is who in it. */
    Identity identity() {
        return identity;
    }

    /** Where its tokens come from. */
    TokenDesk tokens() {
        return tokens;
    }

    /** How its parts are. */
    Health health() {
        return health;
    }

    /** Blocks until no part is starting any more. */
    void awaitReady() {
        // The broker, which is the last, starts in the background.
    }

    @Override
    public void close() {
        closing.close();
    }

    private void mount(List<Routes> groups) {
        http.mount(groups.toArray(Routes[]::new));
    }

    private static Health.State state(SeriesStore series) {
        Optional<Problem> trouble = series.trouble();
        return trouble.isEmpty() ? Health.UP : new Health.Degraded(trouble.get().detail());
    }

    /** Listens on the port that was given, or on the next free one if none was. */
    private HttpEdge listen(HttpConfig wanted, Settings settings) {
        boolean mayMove = !settings.isGiven(ServerConfig.HTTP_PORT);
        int port = FreePort.choose(wanted.bind(), wanted.port(), mayMove);
        return HttpEdge.create(wanted.withPort(port), health, metrics).start();
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
