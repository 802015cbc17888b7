package city.qala.platform.http;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Health and metrics. Reasons are shown to staff only: they may name addresses and files. */
final class HealthRoutes implements Routes {

    private final Health health;
    private final Metrics metrics;

    HealthRoutes(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public void routing(Router to) {
        to.get("/health/live", x -> json(x, "{\"status\":\"up\"}"))
                .get("/health/ready", this::ready)
                .get("/metrics", this::metrics);
    }

    private void ready(Exchange x) {
        Map<String, Health.State> states = health.states();
        List<String> starting = new ArrayList<>();
        states.forEach((name, state) -> {
            if (state instanceof Health.Starting) starting.add(name);
        });
        if (!starting.isEmpty()) {
            Problem problem =
                    Problem.of(
                                    Problem.Kind.UNAVAILABLE,
                                    "starting",
                                    "Still starting: %s.",
                                    String.join(", ", starting))
                            .retryAfter(Duration.ofSeconds(1));
            for (String name : starting) problem = problem.at("/" + name, "is starting");
            throw problem;
        }
        json(x, document(states, x.actor().hasAny(Role.ADMIN, Role.OPERATOR)));
    }

    private static String document(Map<String, Health.State> states, boolean reasons) {
        boolean degraded = states.values().stream().anyMatch(s -> s instanceof Health.Degraded);
        var out = new StringBuilder("{\"status\":\"").append(degraded ? "degraded" : "up");
        out.append("\",\"parts\":{");
        String comma = "";
        for (Map.Entry<String, Health.State> part : states.entrySet()) {
            out.append(comma);
            ProblemDocument.text(out, part.getKey());
            out.append(":{\"status\":");
            ProblemDocument.text(out, word(part.getValue()));
            if (reasons && part.getValue() instanceof Health.Degraded d) {
                out.append(",\"reason\":");
                ProblemDocument.text(out, d.reason());
            }
            out.append('}');
            comma = ",";
        }
        return out.append("}}").toString();
    }

    private static String word(Health.State state) {
        return switch (state) {
            case Health.Up up -> "up";
            case Health.Starting starting -> "starting";
            case Health.Degraded degraded -> "degraded";
        };
    }

    private void metrics(Exchange x) {
        byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
        x.send(200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    private static void json(Exchange x, String body) {
        x.set("Cache-Control", "no-store");
        x.send(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
