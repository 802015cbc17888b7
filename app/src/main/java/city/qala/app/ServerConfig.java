package city.qala.app;

import city.qala.exchange.ExchangeConfig;
import city.qala.governance.GovernanceConfig;
import city.qala.governance.audit.AuditConfig;
import city.qala.governance.resident.ResidentsConfig;
import city.qala.kernel.Problem;
import city.qala.operations.notice.Receivers;
import city.qala.platform.config.CityConfig;
import city.qala.platform.config.ConfigFault;
import city.qala.platform.config.ConfigFaults;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import city.qala.platform.db.DbConfig;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.identity.IdentityConfig;
import city.qala.platform.lake.LakeConfig;
import city.qala.platform.mqtt.MqttConfig;
import city.qala.platform.outbound.MailConfig;
import city.qala.platform.outbound.OutboundConfig;
import city.qala.sensing.SensingConfig;
import city.qala.sensing.series.SeriesConfig;
import city.qala.vision.VisionConfig;
import city.qala.web.Town;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every setting of the server, and the records that its parts are made with.
 *
 * @param city the town itself
 * @param http the HTTP edge
 * @param mqtt the broker
 * @param mqttOn whether there is one
 * @param db the ledger
 * @param lake the history
 * @param identity who is who
 * @param certificate file of the certificate that residents see, whose end is watched; or empty
 * @param series the observations
 * @param sensing things and their readings
 * @param residents answers to residents
 * @param audit the log of who did what
 * @param outbound which machines may be called
 */
record ServerConfig(
        CityConfig city,
        HttpConfig http,
        MqttConfig mqtt,
        boolean mqttOn,
        DbConfig db,
        LakeConfig lake,
        IdentityConfig identity,
        String certificate,
        SeriesConfig series,
        SensingConfig sensing,
        ResidentsConfig residents,
        AuditConfig audit,
        OutboundConfig outbound) {

    static final Key<String> HTTP_BIND = Key.text("http.bind", HttpConfig.defaults().bind());
    static final Key<Integer> HTTP_PORT =
            Key.number("http.port", HttpConfig.defaults().port(), 0, 65_535, "");
    static final Key<String> PUBLIC_BASE = Key.address("http.public-base", "");
    static final Key<Integer> HTTP_CONNECTIONS =
            Key.number("http.connections", limits().connections(), 1, 100_000, "connections");
    static final Key<Integer> HTTP_REQUESTS =
            Key.number("http.requests", limits().requests(), 1, 100_000, "requests");
    static final Key<Integer> HTTP_BODY =
            Key.number("http.body-bytes", limits().bodyBytes(), 1024, 1 << 30, "bytes");
    static final Key<Integer> HTTP_LINE =
            Key.number(
                    "http.request-line-bytes", limits().requestLineBytes(), 512, 1 << 20, "bytes");
    static final Key<Duration> HTTP_HEAD = wait("http.head", limits().head());
    static final Key<Duration> HTTP_IDLE = wait("http.idle", limits().idle());
    static final Key<Duration> HTTP_BODY_TIME = wait("http.body", limits().body());
    static final Key<Duration> HTTP_WRITE = wait("http.write", limits().write());

    static final Key<Boolean> MQTT_ON = Key.truth("mqtt.on", true);
    static final Key<String> MQTT_BIND = Key.text("mqtt.bind", MqttConfig.defaults().bind());
    static final Key<Integer> MQTT_PORT =
            Key.number("mqtt.port", MqttConfig.defaults().port(), 0, 65_535, "");
    static final Key<Integer> MQTT_CONNECTIONS =
            Key.number(
                    "mqtt.connections",
                    MqttConfig.defaults().connections(),
                    1,
                    100_000,
                    "connections");
    static final Key<Integer> MQTT_PAYLOAD =
            Key.number(
                    "mqtt.payload-bytes",
                    MqttConfig.defaults().payloadBytes(),
                    256,
                    16 << 20,
                    "bytes");

    static final Key<String> DB_URL = Key.text("db.url", "");
    static final Key<String> DB_USER = Key.text("db.user", "");
    static final Key<String> DB_PASSWORD = Key.secret("db.password");
    static final Key<Integer> DB_POOL =
            Key.number("db.pool", DbConfig.defaults().poolSize(), 1, 100, "connections");
    static final Key<Integer> DB_SHARED =
            Key.number("db.shared", DbConfig.defaults().sharedMegabytes(), 8, 4096, "MB");
    static final Key<Integer> RESERVE =
            Key.number(
                    "platform.reserve", DbConfig.defaults().reserveMegabytes(), 0, 100_000, "MB");

    static final Key<String> CERTIFICATE = Key.text("platform.certificate", "");
    static final Key<Integer> LAKE_MEMORY =
            Key.number(
                    "platform.lake-memory",
                    LakeConfig.defaults().memoryMegabytes(),
                    32,
                    1 << 20,
                    "MB");
    static final Key<Integer> LAKE_THREADS =
            Key.number("platform.lake-threads", LakeConfig.defaults().threads(), 1, 64, "threads");
    static final Key<Boolean> OPEN = Key.truth("sensing.open", false);
    static final Key<Duration> FAR_FUTURE =
            Key.duration(
                    "sensing.far-future",
                    SensingConfig.defaults().farFuture(),
                    Duration.ofMinutes(1),
                    Duration.ofDays(3_650));
    static final Key<Duration> QUERY_TIME =
            wait("sensing.query-time", SensingConfig.defaults().queryTime());
    static final Key<Integer> MAX_TOP =
            Key.number("sensing.max-top", SensingConfig.defaults().maxTop(), 1, 100_000, "rows");
    static final Key<Integer> REFUSALS =
            Key.number(
                    "sensing.refusals-kept",
                    SensingConfig.defaults().refusalsKept(),
                    0,
                    1_000_000,
                    "readings");
    static final Key<Integer> QUEUE_ROWS =
            Key.number(
                    "sensing.queue-rows",
                    SeriesConfig.defaults().queueRows(),
                    1,
                    10_000_000,
                    "observations");
    static final Key<Integer> SEAL_ROWS =
            Key.number(
                    "sensing.seal-rows",
                    SeriesConfig.defaults().sealRows(),
                    1,
                    20_000_000,
                    "observations");

    /** Where the parts of the city declare what they hold about people. */
    static final List<String> INVENTORIES =
            List.of(
                    ("algorithms assess audit exchange identity machinery operations proactive"
                                    + " pulse purposes registry residents sensing services vision")
                            .split(" ", -1));

    private static final List<Key<?>> MACHINERY =
            List.of(
                    HTTP_BIND,
                    HTTP_PORT,
                    PUBLIC_BASE,
                    HTTP_CONNECTIONS,
                    HTTP_REQUESTS,
                    HTTP_BODY,
                    HTTP_LINE,
                    HTTP_HEAD,
                    HTTP_IDLE,
                    HTTP_BODY_TIME,
                    HTTP_WRITE,
                    MQTT_ON,
                    MQTT_BIND,
                    MQTT_PORT,
                    MQTT_CONNECTIONS,
                    MQTT_PAYLOAD,
                    DB_URL,
                    DB_USER,
                    DB_PASSWORD,
                    DB_POOL,
                    DB_SHARED,
                    RESERVE,
                    CERTIFICATE,
                    LAKE_MEMORY,
                    LAKE_THREADS,
                    OPEN,
                    FAR_FUTURE,
                    QUERY_TIME,
                    MAX_TOP,
                    REFUSALS,
                    QUEUE_ROWS,
                    SEAL_ROWS);

    /** Every key there is. */
    static List<Key<?>> keys() {
        var all = new ArrayList<Key<?>>(CityConfig.KEYS);
        all.addAll(MACHINERY);
        all.addAll(IdentityConfig.KEYS);
        all.addAll(ResidentsConfig.KEYS);
        all.addAll(AuditConfig.KEYS);
        all.addAll(OutboundConfig.KEYS);
        all.addAll(MailConfig.KEYS);
        all.addAll(Receivers.KEYS);
        all.addAll(ExchangeConfig.KEYS);
        all.addAll(VisionConfig.KEYS);
        return List.copyOf(all);
    }

    /**
     * The records that the settings make.
     *
     * @throws ConfigFaults if two settings cannot go together
     */
    static ServerConfig of(Settings s) {
        boolean open = s.get(OPEN);
        if (open) requireLoopback(s);
        return new ServerConfig(
                CityConfig.of(s),
                http(s),
                mqtt(s),
                s.get(MQTT_ON),
                db(s),
                lake(s),
                identity(s, open),
                s.get(CERTIFICATE),
                series(s),
                sensing(s, open),
                ResidentsConfig.of(s, CityConfig.of(s).zone()),
                AuditConfig.of(s, CityConfig.of(s)),
                OutboundConfig.of(s));
    }

    /**
     * The same with ports that are free: one that somebody asked for is kept, a default moves.
     *
     * @throws Problem {@code port-busy} if there is none
     */
    ServerConfig withFreePorts(Settings s) {
        int web = FreePort.choose(http.bind(), http.port(), !s.isGiven(HTTP_PORT));
        if (!mqttOn) return with(http.withPort(web), mqtt, "");
        int messages = FreePort.choose(mqtt.bind(), mqtt.port(), !s.isGiven(MQTT_PORT));
        String endpoint = "mqtt://" + mqtt.bind() + ":" + messages;
        return with(http.withPort(web), mqtt.withPort(messages), endpoint);
    }

    /** Governance in the town's own time. */
    GovernanceConfig governance() {
        return new GovernanceConfig(city.zone(), INVENTORIES);
    }

    /** The town as pages show it. */
    Town town() {
        return new Town(city.names(), city.zone(), city.languages(), city.helpNumber());
    }

    private ServerConfig with(HttpConfig web, MqttConfig messages, String endpoint) {
        var told =
                new SensingConfig(
                        sensing.open(),
                        sensing.farFuture(),
                        sensing.queryTime(),
                        sensing.maxBody(),
                        sensing.maxTop(),
                        sensing.refusalsKept(),
                        endpoint);
        return new ServerConfig(
                city,
                web,
                messages,
                mqttOn,
                db,
                lake,
                identity,
                certificate,
                series,
                told,
                residents,
                audit,
                outbound);
    }

    // Letting everybody write is for trials on one machine, never for a network.
    private static void requireLoopback(Settings s) {
        for (Key<String> bind : List.of(HTTP_BIND, MQTT_BIND)) {
            if (!isLoopback(s.get(bind)))
                throw new ConfigFaults(
                        List.of(
                                new ConfigFault(
                                        OPEN.name(),
                                        bind.name(),
                                        ConfigFault.Kind.CONTRADICTION,
                                        s.get(bind),
                                        OPEN.name())));
        }
    }

    static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IdentityConfig identity(Settings s, boolean open) {
        var city = CityConfig.of(s);
        String town = city.names().getOrDefault(city.languages().getFirst(), "");
        return IdentityConfig.of(s, town, s.get(PUBLIC_BASE), open);
    }

    private static LakeConfig lake(Settings s) {
        var d = LakeConfig.defaults();
        return new LakeConfig(s.get(LAKE_MEMORY), s.get(LAKE_THREADS), d.closeAfter());
    }

    private static SensingConfig sensing(Settings s, boolean open) {
        var d = SensingConfig.defaults();
        return new SensingConfig(
                open,
                s.get(FAR_FUTURE),
                s.get(QUERY_TIME),
                s.get(HTTP_BODY),
                s.get(MAX_TOP),
                s.get(REFUSALS),
                d.mqttEndpoint());
    }

    private static SeriesConfig series(Settings s) {
        var d = SeriesConfig.defaults();
        return new SeriesConfig(
                s.get(QUEUE_ROWS),
                d.queueBytes(),
                d.groupRows(),
                s.get(SEAL_ROWS),
                d.cacheBytes(),
                d.importRows());
    }

    private static HttpConfig http(Settings s) {
        var l = limits();
        var limits =
                new HttpConfig.Limits(
                        s.get(HTTP_BODY),
                        s.get(HTTP_LINE),
                        Math.max(l.headBytes(), s.get(HTTP_LINE) + (32 << 10)),
                        l.headers(),
                        s.get(HTTP_CONNECTIONS),
                        s.get(HTTP_REQUESTS),
                        s.get(HTTP_HEAD),
                        s.get(HTTP_IDLE),
                        s.get(HTTP_BODY_TIME),
                        s.get(HTTP_WRITE));
        return new HttpConfig(
                s.get(HTTP_BIND),
                s.get(HTTP_PORT),
                s.get(PUBLIC_BASE),
                CityConfig.of(s).languages(),
                limits);
    }

    private static MqttConfig mqtt(Settings s) {
        var d = MqttConfig.defaults();
        return new MqttConfig(
                s.get(MQTT_BIND),
                s.get(MQTT_PORT),
                s.get(MQTT_CONNECTIONS),
                s.get(MQTT_PAYLOAD),
                d.connect(),
                d.commit());
    }

    private static DbConfig db(Settings s) {
        var d = DbConfig.defaults();
        String url = s.get(DB_URL);
        var sized =
                new DbConfig(
                        null,
                        null,
                        null,
                        s.get(DB_POOL),
                        s.get(DB_SHARED),
                        s.get(RESERVE),
                        d.durable());
        if (url.isEmpty()) return sized;
        String user = s.get(DB_USER);
        String password = s.secret(DB_PASSWORD);
        return sized.external(
                url, user.isEmpty() ? null : user, password.isEmpty() ? null : password);
    }

    private static HttpConfig.Limits limits() {
        return HttpConfig.Limits.defaults();
    }

    private static Key<Duration> wait(String name, Duration standard) {
        return Key.duration(name, standard, Duration.ofMillis(100), Duration.ofMinutes(10));
    }
}
