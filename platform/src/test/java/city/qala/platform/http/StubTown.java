package city.qala.platform.http;

import city.qala.kernel.Problem;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A town of one Datastream in memory, for harnesses that need somebody to talk to. It stores what
 * looks like an observation and knows nothing else of SensorThings.
 */
final class StubTown implements Routes {

    private final List<String> stored = new CopyOnWriteArrayList<>();
    private int port;

    public static void main(String[] args) throws InterruptedException {
        var town = new StubTown();
        var config = HttpConfig.defaults().withPort(Integer.parseInt(args[0]));
        var edge = HttpEdge.create(config, new Health(), new Metrics()).mount(town).start();
        town.port = edge.port();
        System.out.println("ready " + edge.port());
        Thread.currentThread().join();
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public void routing(Router to) {
        to.post("/v1.1/{set}", this::make)
                .get("/v1.1/{entity}", this::entity)
                .get("/v1.1/{entity}/Datastreams", this::entities)
                .get("/v1.1/Datastreams(1)/Observations", this::list)
                .post("/v1.1/Datastreams(1)/Observations", this::store);
    }

    private void make(Exchange x) {
        x.body(1 << 20);
        String set = x.pathParam("set");
        String link = x.base() + "/v1.1/" + set + "(1)";
        x.set("Location", link).send(201, "application/json", json("{\"@iot.id\":1}"));
    }

    private void entity(Exchange x) {
        if (!x.pathParam("entity").equals("Datastreams(1)")) throw Problem.notFound("Unknown.");
        x.send(200, "application/json", json(datastream(x)));
    }

    private void entities(Exchange x) {
        x.send(200, "application/json", json("{\"value\":[" + datastream(x) + "]}"));
    }

    private static String datastream(Exchange x) {
        return "{\"@iot.id\":1,\"Observations@iot.navigationLink\":\""
                + x.base()
                + "/v1.1/Datastreams(1)/Observations\"}";
    }

    private void list(Exchange x) {
        int top = Integer.parseInt(x.queryParam("$top").orElse("1000"));
        var out = new StringBuilder("{\"value\":[");
        out.append(String.join(",", stored.subList(0, Math.min(top, stored.size()))));
        x.send(200, "application/json", json(out.append("]}").toString()));
    }

    private void store(Exchange x) {
        String text = new String(x.body(1 << 20), StandardCharsets.UTF_8);
        boolean fits = text.startsWith("{\"phenomenonTime\":\"2") && text.endsWith("}");
        if (!fits) throw Problem.of(Problem.Kind.INVALID, "malformed-json", "Not JSON.");
        if (stored.size() < 2000) stored.add(text);
        x.set("Location", x.base() + "/v1.1/Observations(" + stored.size() + ")");
        x.send(201, "application/json", json("{\"@iot.id\":" + stored.size() + "}"));
    }

    int port() {
        return port;
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
