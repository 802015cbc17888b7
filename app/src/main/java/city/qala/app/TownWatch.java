package city.qala.app;

import city.qala.governance.security.SecurityFacts;
import city.qala.governance.security.SecurityFacts.Certificate;
import city.qala.governance.security.SecurityFacts.Door;
import city.qala.governance.security.SecurityFacts.Firmware;
import city.qala.governance.security.SecurityFacts.Switch;
import city.qala.kernel.Actor;
import city.qala.platform.backup.Backup;
import city.qala.platform.identity.Identity;
import city.qala.platform.log.Log;
import city.qala.sensing.Station;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Gathers, at every look, what the page of the town's security judges. */
final class TownWatch implements Supplier<SecurityFacts> {
    private static final Log LOG = Log.of(TownWatch.class);

    private final ServerConfig config;
    private final IntSupplier httpPort;
    private final IntSupplier mqttPort;
    private final Identity identity;
    private final Function<Actor, List<Station>> stations;
    private final Path data;

    TownWatch(
            ServerConfig config,
            IntSupplier httpPort,
            IntSupplier mqttPort,
            Identity identity,
            Function<Actor, List<Station>> stations,
            Path data) {
        this.config = config;
        this.httpPort = httpPort;
        this.mqttPort = mqttPort;
        this.identity = identity;
        this.stations = stations;
        this.data = data;
    }

    @Override
    public SecurityFacts get() {
        List<Station> all = stations.apply(Actor.SYSTEM);
        return new SecurityFacts(
                doors(),
                config.http().publicBase().startsWith("https:"),
                switches(),
                identity.facts(),
                all.stream().flatMap(s -> firmware(s).stream()).toList(),
                all.size(),
                certificate(),
                backup());
    }

    private List<Door> doors() {
        var doors = new ArrayList<Door>();
        doors.add(door("http", config.http().bind(), httpPort.getAsInt()));
        if (config.mqttOn()) doors.add(door("mqtt", config.mqtt().bind(), mqttPort.getAsInt()));
        return doors;
    }

    private static Door door(String name, String bind, int port) {
        return new Door(name, bind, port, ServerConfig.isLoopback(bind));
    }

    private List<Switch> switches() {
        boolean open = config.sensing().open();
        boolean factor = config.identity().secondFactor();
        boolean provider = config.identity().oidc().isOn();
        return List.of(
                new Switch(ServerConfig.OPEN.name(), Boolean.toString(open), !open),
                new Switch(ServerConfig.MQTT_ON.name(), Boolean.toString(config.mqttOn()), true),
                new Switch("identity.second-factor", factor ? "required" : "optional", factor),
                new Switch(
                        "identity.oidc-issuer",
                        provider ? config.identity().oidc().issuer() : "–",
                        true));
    }

    private static Optional<Firmware> firmware(Station s) {
        String version = s.properties().getOrDefault("firmware", "");
        String released = s.properties().getOrDefault("firmwareDate", "");
        if (version.isEmpty() || released.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new Firmware(s.code(), version, LocalDate.parse(released)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Certificate> certificate() {
        if (config.certificate().isEmpty()) return Optional.empty();
        try (InputStream in = Files.newInputStream(Path.of(config.certificate()))) {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return read instanceof X509Certificate x
                    ? Optional.of(
                            new Certificate(
                                    x.getSubjectX500Principal().getName(),
                                    x.getNotAfter().toInstant()))
                    : Optional.empty();
        } catch (IOException | CertificateException e) {
            LOG.warn("the certificate that the settings name cannot be read");
            return Optional.empty();
        }
    }

    /** The mark that a finished backup leaves in the data folder. */
    private Optional<Instant> backup() {
        Path mark = data.resolve(Backup.MARK);
        try {
            return Files.exists(mark)
                    ? Optional.of(Files.getLastModifiedTime(mark).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("the mark of the last backup cannot be read");
            return Optional.empty();
        }
    }
}
