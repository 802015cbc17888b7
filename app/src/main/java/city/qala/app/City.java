package city.qala.app;

import city.qala.assess.Assess;
import city.qala.exchange.ExchangeConfig;
import city.qala.exchange.Exchanges;
import city.qala.governance.Oversight;
import city.qala.governance.audit.AuditTrail;
import city.qala.governance.security.TownSecurity;
import city.qala.kernel.Language;
import city.qala.kernel.Large;
import city.qala.kernel.Problem;
import city.qala.operations.Operations;
import city.qala.planning.Planning;
import city.qala.platform.bus.Outbox;
import city.qala.platform.config.Settings;
import city.qala.platform.db.DataFolder;
import city.qala.platform.db.Database;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.identity.TokenDesk;
import city.qala.platform.jobs.JobRunner;
import city.qala.platform.lake.Lake;
import city.qala.platform.log.Log;
import city.qala.platform.mqtt.MqttBroker;
import city.qala.platform.oidc.DirectFetch;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.MailConfig;
import city.qala.platform.outbound.Outbound;
import city.qala.proactive.Proactive;
import city.qala.pulse.Pulse;
import city.qala.pulse.PulseConfig;
import city.qala.registry.Registry;
import city.qala.sensing.Rules;
import city.qala.sensing.Screens;
import city.qala.sensing.Sensing;
import city.qala.sensing.Sharing;
import city.qala.sensing.series.SeriesStore;
import city.qala.sensing.watch.Watch;
import city.qala.services.Services;
import city.qala.vision.Vision;
import city.qala.web.Section;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole city in one process. The constructor is the table of contents of the product: what
 * there is, in the order in which it starts; {@link #close} stops it in reverse.
 */
final class City implements AutoCloseable {
    private static final Log LOG = Log.of(City.class);

    private final Closing closing;
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final List<Routes> routes = new ArrayList<>();
    private final ServerConfig config;
    private final Path data;
    private final TokenDesk tokens;
    private final HttpEdge http;
    private final AuditTrail audit;
    private final Identity identity;
    private final CityOperations operations;
    private final CompletableFuture<@Nullable MqttBroker> broker;
    private volatile int mqttPort;

    @Large("the table of contents of the product: one line a part, in the order of start")
    private City(Closing closing, Settings settings, Path data, Clock clock) {
        this.closing = closing;
        this.data = data;
        this.config = ServerConfig.of(settings).withFreePorts(settings);

        // What this process owns, and the keys that it signs with.
        closing.add(DataFolder.lock(data), DataFolder::close);
        tokens = TokenDesk.open(data, clock);

        // The door opens first: until the rest is there it answers 503 and says what is starting.
        http = door();

        // The ledger, the history, timed work, and the log of who did what.
        Database ledger = ledger(clock);
        Lake lake = closing.add(Lake.open(config.lake(), data, clock), Lake::close);
        audit = audit(ledger, clock);
        JobRunner jobs = JobRunner.create(ledger, clock, config.city().zone());

        // The one way out.
        Outbound outbound = closing.add(Outbound.create(config.outbound(), clock), Outbound::close);

        // Who is who, and how everything looks.
        identity =
                Identity.create(
                        ledger, tokens, audit, config.identity(), new DirectFetch(outbound), clock);
        Web web = Web.create(config.town(), clock, data.resolve("map"), sections());

        // Governance: what may be known of people and why, and what may run at all.
        var governance = new CityGovernance(ledger, audit, outbound, config, data, clock);
        governance.addTo(jobs, new Mail(MailConfig.of(settings), outbound, clock));

        // Sensing: what is measured.
        SeriesStore series = series(ledger, lake, clock);
        Sensing sensing = sensing(ledger, series, clock);
        sensing.personal(governance::look);
        governance.forgetting(sensing, identity);
        Rules rules = governance.rules(web);
        Screens screens = screens(web, sensing, series, rules);
        series.jobs().forEach(jobs::add);

        // The control room: what is wrong, and who has it in hand.
        operations =
                closing.add(
                        new CityOperations(settings, ledger, audit, outbound, web, data, clock),
                        CityOperations::close);
        operations.addTo(jobs);
        closing.add(operations.watch(sensing, rules, screens), Watch::close);
        operations.forecasts(ledger, sensing, rules, screens).forEach(jobs::add);

        // News between capabilities, and the registers: who is who.
        Outbox outbox = closing.add(Outbox.create(ledger, clock), Outbox::close);
        var registry = governance.registry(outbox);
        registry.addTo(jobs);

        // Vision: cameras, bound by rules.
        Vision vision =
                closing.add(
                        Vision.create(governance.watch(settings, data), operations.signals(), web),
                        Vision::close);
        vision.jobs().forEach(jobs::add);
        routes.addAll(vision.routes(identity::csrf));

        // Pulse: how the city moves and buys, as counts of nobody in particular.
        Pulse pulse =
                Pulse.create(ledger, audit, clock, config.city().zone(), PulseConfig.defaults());

        // Exchange: what leaves the city, to whom, under which agreement.
        Exchanges exchanges = exchanges(settings, ledger, lake, sensing, series, pulse, clock);

        // Assessment: how the city stands, by what its sources say.
        var indicators = new CityIndicators(sensing, exchanges, clock);
        routes.addAll(Assess.create(ledger, audit, clock, indicators::now).routes(web));

        // Planning: who is reached, who is not, and where next.
        routes.addAll(Planning.create(data).routes(web));

        // Services: what the city does for people who ask.
        routes.addAll(Services.create(ledger, audit, clock, web, identity::holder).routes());

        // Benefits: decided without an application, and never taken by a machine.
        var benefits = new CityBenefits(ledger, audit, governance, registry.door(), config, clock);
        benefits.addTo(jobs);

        // Every address; then timed work, and messages in the background.
        routes.addAll(exchanges.routes());
        routes.add(exchanges.pages(web));
        routes.addAll(benefits.routes(web));
        routes.addAll(governance.routes(web, exchanges, identity::csrf));
        routes.addAll(operations.routes(identity::csrf, governance::algorithm, sensing, screens));
        routes.addAll(registry.routes(web, identity::csrf));
        routes.addAll(pulse.routes(web));
        mount(web, identity, sensing, screens);
        health.part("sensing", () -> state(series));
        health.part("audit", this::auditState);
        outbox.start();
        closing.add(jobs, JobRunner::close).start();
        closing.add(QuietHeap.watch(), QuietHeap::close);
        broker = config.mqttOn() ? broker(sensing) : CompletableFuture.completedFuture(null);
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
        return mqttPort == 0 ? config.mqtt().port() : mqttPort;
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

    /** Who did what in it. */
    AuditTrail audit() {
        return audit;
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
        // The broker is the last, and the only one that starts in the background.
        var _ = broker.join();
    }

    @Override
    public void close() {
        closing.close();
    }

    /** Every group of addresses that it serves, beside the edge's own. */
    List<Routes> routes() {
        return List.copyOf(routes);
    }

    private HttpEdge door() {
        starting("ledger", "opening the ledger");
        starting("sensing", "reading the journal");
        HttpEdge edge =
                closing.add(HttpEdge.create(config.http(), health, metrics), HttpEdge::close);
        edge.start();
        closing.add(CityAddress.write(data, edge.base()), CityAddress::close);
        return edge;
    }

    private Database ledger(Clock clock) {
        Database ledger = closing.add(Database.open(config.db(), data, clock), Database::close);
        // A disk that lost what it had taken: nothing that this process says can be believed.
        ledger.whenBroken(() -> {
            LOG.warn("the disk failed to keep what was written; stopping");
            Runtime.getRuntime().halt(ExitCode.BUG);
        });
        health.part("ledger", () -> Health.UP);
        return ledger;
    }

    private AuditTrail audit(Database ledger, Clock clock) {
        return closing.add(AuditTrail.open(ledger, data, clock, config.audit()), AuditTrail::close);
    }

    private Health.State auditState() {
        Optional<String> trouble = audit.trouble();
        return trouble.isEmpty() ? Health.UP : new Health.Degraded(trouble.get());
    }

    private void mount(Web web, Identity identity, Sensing sensing, Screens screens) {
        http.authenticator(identity).problemTexts(web.problemTexts()).errorPage(web.errorPage());
        routes.addAll(web.routes());
        routes.addAll(identity.routes(new SignInView(web, identity)));
        routes.addAll(screens.routes());
        var watch =
                new TownWatch(
                        config, http::port, this::mqttPort, identity, sensing::stations, data);
        routes.addAll(TownSecurity.create(web, watch).routes());
        routes.add(new OpenApiRoutes());
        http.mount(routes.toArray(Routes[]::new));
    }

    private static List<Section> sections() {
        return Stream.of(
                        Screens.SECTIONS,
                        Operations.SECTIONS,
                        Services.SECTIONS,
                        Vision.SECTIONS,
                        Assess.SECTIONS,
                        Planning.SECTIONS,
                        Exchanges.SECTIONS,
                        Pulse.SECTIONS,
                        Registry.SECTIONS,
                        Proactive.SECTIONS,
                        Oversight.SECTIONS)
                .flatMap(List::stream)
                .toList();
    }

    private Screens screens(Web web, Sensing sensing, SeriesStore series, Rules rules) {
        return closing.add(Screens.create(web, sensing, series, rules), Screens::close);
    }

    private SeriesStore series(Database ledger, Lake lake, Clock clock) {
        return closing.add(
                SeriesStore.open(ledger, lake, data, clock, config.series()), SeriesStore::close);
    }

    private Sensing sensing(Database ledger, SeriesStore series, Clock clock) {
        return closing.add(
                Sensing.create(ledger, series, clock, config.sensing(), http::base),
                Sensing::close);
    }

    private Exchanges exchanges(
            Settings settings,
            Database ledger,
            Lake lake,
            Sensing sensing,
            SeriesStore series,
            Pulse pulse,
            Clock clock) {
        String owner = config.town().name(Language.EN);
        var exchanges =
                Exchanges.create(
                        ledger,
                        lake,
                        audit,
                        data.resolve("keys"),
                        config.town(),
                        clock,
                        ExchangeConfig.of(settings),
                        Stream.of(
                                        Sharing.dataSets(sensing, series, clock, owner),
                                        pulse.dataSets(owner))
                                .flatMap(List::stream)
                                .toList());
        return closing.add(exchanges, Exchanges::close);
    }

    /** Starts the broker in the background. One that cannot start leaves the rest of the city. */
    private CompletableFuture<@Nullable MqttBroker> broker(Sensing sensing) {
        starting("mqtt", "starting the broker");
        var feed = operations.feed(sensing, http.base());
        CompletableFuture<@Nullable MqttBroker> started =
                CompletableFuture.supplyAsync(
                                () -> MqttBroker.start(config.mqtt(), identity, feed, metrics),
                                work -> Thread.ofPlatform().name("mqtt-start").start(work))
                        .handle((made, failure) -> started(sensing, made, failure));
        return closing.add(started, City::closeBroker);
    }

    private @Nullable MqttBroker started(
            Sensing sensing, @Nullable MqttBroker made, @Nullable Throwable failure) {
        if (made == null) {
            LOG.error("broker did not start", Objects.requireNonNull(failure));
            health.part("mqtt", () -> new Health.Degraded("did not start"));
            return null;
        }
        operations.publisher(sensing, (topic, payload) -> made.publish(topic, payload, 1));
        mqttPort = made.port();
        health.part("mqtt", () -> Health.UP);
        return made;
    }

    private static void closeBroker(CompletableFuture<@Nullable MqttBroker> started) {
        MqttBroker made = started.join();
        if (made != null) made.close();
    }

    private void starting(String part, String doing) {
        health.part(part, () -> new Health.Starting(doing));
    }

    private static Health.State state(SeriesStore series) {
        Optional<Problem> trouble = series.trouble();
        return trouble.isEmpty() ? Health.UP : new Health.Degraded(trouble.get().detail());
    }
}
