package city.qala.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** As much of SensorThings over HTTP as the demo speaks, in memory. */
final class FakeCity implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, List<ObjectNode>> sets = new ConcurrentHashMap<>();

    /** Results by stream and time. */
    final Map<Long, TreeMap<Long, Double>> told = new ConcurrentHashMap<>();

    long doubled;
    int patches;
    private final HttpServer server;

    FakeCity() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sta/v1.1/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/sta/v1.1/".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = JSON.writeValueAsBytes(answer(exchange.getRequestMethod(), path, body));
        int status = exchange.getRequestMethod().equals("POST") ? 201 : 200;
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized JsonNode answer(String method, String path, byte[] body)
            throws IOException {
        if (method.equals("GET")) return page(path);
        JsonNode sent = JSON.readTree(body);
        if (method.equals("PATCH")) {
            patches++;
            return sent;
        }
        if (path.equals("CreateObservations")) return observations(sent);
        ObjectNode entity = add(path, (ObjectNode) sent);
        long thing = entity.get("@iot.id").asLong();
        for (String set : List.of("Datastreams", "Locations")) {
            entity.path(set).forEach(e -> add(set, ((ObjectNode) e).put("thing", thing)));
        }
        return entity;
    }

    private ObjectNode add(String set, ObjectNode entity) {
        List<ObjectNode> all = sets.computeIfAbsent(set, s -> new ArrayList<>());
        all.add(entity.put("@iot.id", all.size() + 1));
        return entity;
    }

    private JsonNode page(String path) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode value = page.putArray("value");
        long thing = 0;
        String set = path;
        if (path.startsWith("Things(")) {
            thing = Long.parseLong(path.substring(7, path.indexOf(')')));
            set = path.substring(path.indexOf('/') + 1);
        }
        for (ObjectNode e : sets.getOrDefault(set, List.of())) {
            if (thing != 0 && e.path("thing").asLong() != thing) continue;
            ObjectNode copy = e.deepCopy();
            TreeMap<Long, Double> of = told.get(e.get("@iot.id").asLong());
            if (set.equals("Datastreams") && of != null) {
                copy.put(
                        "phenomenonTime",
                        Instant.ofEpochSecond(of.firstKey())
                                + "/"
                                + Instant.ofEpochSecond(of.lastKey()));
            }
            value.add(copy);
        }
        return page;
    }

    private JsonNode observations(JsonNode arrays) {
        for (JsonNode array : arrays) {
            long stream = array.at("/Datastream/@iot.id").asLong();
            var of = told.computeIfAbsent(stream, s -> new TreeMap<>());
            for (JsonNode row : array.get("dataArray")) {
                long at = Instant.parse(row.get(0).asText()).getEpochSecond();
                if (of.put(at, row.get(1).asDouble()) != null) doubled++;
            }
        }
        return JSON.createArrayNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
