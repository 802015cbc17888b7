package city.qala.platform.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.DoubleSupplier;

/**
 * The figures of the process, in the form that Prometheus reads.
 *
 * <p>Names are {@code qala_<capability>_<thing>_<unit>}. Labels come from a closed set known at
 * start: never a name, an id or an address of a client.
 */
public final class Metrics {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * A number that only grows. Asking again for the same name and labels gives the same counter.
     *
     * @param labels name, value, name, value …
     */
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder(name).description(help).tags(labels).register(registry);
    }

    /** A number that goes up and down, read when somebody asks. */
    public void gauge(String name, String help, DoubleSupplier value, String... labels) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(help)
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /** A duration with its count, sum and greatest. */
    public Timer timer(String name, String help, String... labels) {
        return Timer.builder(name).description(help).tags(labels).register(registry);
    }

    /** All figures as Prometheus text, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }
}
