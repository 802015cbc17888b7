package city.qala.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void givenOnePartStarting_whenAsked_thenNotReadyUntilItIsUp() {
        var health = new Health().part("db", () -> Health.UP);
        assertThat(health.ready()).isTrue();
        health.part("mqtt", () -> new Health.Starting("opening"));
        assertThat(health.ready()).isFalse();
        health.part("mqtt", () -> new Health.Degraded("slow"));
        assertThat(health.ready()).isTrue();
        assertThat(health.states())
                .containsExactly(
                        java.util.Map.entry("db", Health.UP),
                        java.util.Map.entry("mqtt", new Health.Degraded("slow")));
    }

    @Test
    void givenCountersAndGauges_whenScraped_thenPrometheusReadsThem() {
        var metrics = new Metrics();
        metrics.counter("qala_test_things", "things", "kind", "a").increment(2);
        metrics.gauge("qala_test_level_ratio", "a level", () -> 0.5);
        assertThat(metrics.scrape())
                .contains("qala_test_things_total{kind=\"a\"} 2.0", "qala_test_level_ratio 0.5");
    }
}
