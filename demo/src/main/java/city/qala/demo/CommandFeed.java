package city.qala.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Things that can be told something: the heaters of the stops and the cabinets of the lights. Makes
 * their capabilities where the town lacks them, listens for commands on the line of the first
 * gateway that has any, and answers each.
 */
final class CommandFeed implements Runnable {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int CABINETS = 6;

    private final StaClient sta;
    private final DemoTown town;
    private final DemoProvision provision;
    private final DemoDoors doors;
    private final JsonNode key;
    private final Clock clock;
    private final Pause pause;

    CommandFeed(
            StaClient sta,
            DemoTown town,
            DemoProvision provision,
            DemoDoors doors,
            JsonNode key,
            Clock clock,
            Pause pause) {
        this.sta = sta;
        this.town = town;
        this.provision = provision;
        this.doors = doors;
        this.key = key;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            Map<String, Map<Long, DemoDevice>> byGateway = new HashMap<>();
            for (PlannedThing t : able()) {
                long id = capability(t);
                byGateway
                        .computeIfAbsent(t.gateway(), g -> new HashMap<>())
                        .put(id, new DemoDevice(t.code(), id, key.path("key").asText()));
            }
            byGateway.forEach((gateway, devices) ->
                    Thread.ofVirtual().name("demo-commands").start(() -> line(gateway, devices)));
        } catch (StaClient.Stopped e) {
            // The town stops: nothing to clean up.
        }
    }

    private List<PlannedThing> able() {
        var able =
                new java.util.ArrayList<>(
                        town.things().stream().filter(t -> t.kind() == Kind.STOP).toList());
        town.things().stream()
                .filter(t -> t.kind() == Kind.LIGHT && t.type().equals("cabinet"))
                .limit(CABINETS)
                .forEach(able::add);
        return able;
    }

    /** What the thing can be told; made if the town does not have it yet. */
    private long capability(PlannedThing thing) {
        provision.streamsOf(thing);
        String address = "Things(" + provision.idOf(thing) + ")/TaskingCapabilities";
        var known = new java.util.ArrayList<Long>();
        sta.each(address, e -> known.add(e.path("@iot.id").asLong()));
        return known.isEmpty() ? sta.create(address, entity(thing)) : known.getFirst();
    }

    private static ObjectNode entity(PlannedThing thing) {
        boolean stop = thing.kind() == Kind.STOP;
        ObjectNode node = StaClient.object();
        node.put("name", stop ? "Heating" : "Light level");
        node.put(
                "description",
                stop
                        ? "Switches the heater of the stop."
                        : "Sets how bright the cabinet's lights are.");
        ObjectNode record = node.putObject("taskingParameters").put("type", "DataRecord");
        ObjectNode field = record.putArray("field").addObject();
        if (stop) {
            field.put("name", "heat").put("label", "Heater").put("type", "Boolean");
        } else {
            field.put("name", "level").put("label", "Level").put("type", "Quantity");
            field.put("uom", "%");
            field.putObject("constraint").put("type", "AllowedValues");
            ((ObjectNode) field.get("constraint")).putArray("interval").addArray().add(0).add(100);
        }
        ObjectNode actuator = node.putObject("Actuator");
        actuator.put("name", stop ? "Heater of " + thing.code() : "Dimmer of " + thing.code());
        actuator.put("description", "Made for the demo; nothing is switched");
        actuator.put("encodingType", "text/plain").put("metadata", "made");
        return node;
    }

    private void line(String gateway, Map<Long, DemoDevice> devices) {
        while (!pause.stopped()) {
            Mqtt5BlockingClient client =
                    Mqtt5Client.builder()
                            .identifier(Demo.device(gateway) + "-commands")
                            .serverHost(doors.mqttHost())
                            .serverPort(doors.mqttPort())
                            .buildBlocking();
            try (Mqtt5Publishes heard = client.publishes(MqttGlobalPublishFilter.ALL)) {
                connect(client, gateway, devices);
                while (!pause.stopped() && client.getState().isConnected()) {
                    Optional<Mqtt5Publish> one = heard.receive(1, TimeUnit.SECONDS);
                    one.ifPresent(told -> answer(client, devices, told));
                }
            } catch (ConnectionFailedException
                    | ConnectionClosedException
                    | MqttClientStateException
                    | MqttSessionExpiredException
                    | Mqtt5ConnAckException
                    | Mqtt5SubAckException
                    | Mqtt5DisconnectException e) {
                pause.wait(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void connect(
            Mqtt5BlockingClient client, String gateway, Map<Long, DemoDevice> devices) {
        String device = Demo.device(gateway);
        String token = doors.tokens().issue(device, city.qala.kernel.Role.DEVICE);
        client.connectWith()
                .cleanStart(true)
                .keepAlive(60)
                .simpleAuth()
                .username(device)
                .password(token.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        for (long id : devices.keySet())
            client.subscribeWith()
                    .topicFilter("v1.1/TaskingCapabilities(" + id + ")/Tasks")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
    }

    private void answer(
            Mqtt5BlockingClient client, Map<Long, DemoDevice> devices, Mqtt5Publish told) {
        String topic = told.getTopic().toString();
        long id = Long.parseLong(topic.replaceAll("\\D*1\\.1\\D*(\\d+).*", "$1"));
        DemoDevice device = devices.get(id);
        if (device == null) return;
        byte[] payload = told.getPayloadAsBytes();
        String said = device.take(payload, clock.instant());
        String state = said.equals("done") ? "done" : "refused";
        String task = new String(payload, StandardCharsets.UTF_8);
        String number = task.replaceAll("(?s).*?\"@iot.id\":(\\d+).*", "$1");
        try {
            client.publishWith()
                    .topic("v1.1/Tasks(" + number + ")")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(
                            ("{\"properties\":{\"state\":\""
                                            + state
                                            + "\",\"report\":\""
                                            + said
                                            + "\"}}")
                                    .getBytes(StandardCharsets.UTF_8))
                    .send();
        } catch (Mqtt5PubAckException e) {
            // The town knows better: it was taken back or answered already.
        }
    }
}
