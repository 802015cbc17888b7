package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A feed in memory: devices write below {@code v1.1/}, operators listen to anything, a device to
 * its own stream only. It can be blocked or made to fail.
 */
final class Ledger implements MqttFeed, MqttAuthenticator {

    final List<String> stored = new CopyOnWriteArrayList<>();
    final Set<String> heard = ConcurrentHashMap.newKeySet();
    final Set<String> deaf = ConcurrentHashMap.newKeySet();
    final AtomicInteger overloaded = new AtomicInteger();
    volatile @Nullable Problem failure;
    volatile CompletableFuture<Void> commit = CompletableFuture.completedFuture(null);

    @Override
    public Actor authenticateToken(String name, String token) {
        if (name.isEmpty() || !token.equals("token-of-" + name))
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED, "invalid-credentials", "Name or token is wrong.");
        String role = name.startsWith("device") ? "device" : "operator";
        return new Actor(name, Actor.Kind.DEVICE, Set.of(role));
    }

    @Override
    public CompletionStage<Void> publish(Actor actor, String topic, byte[] payload) {
        if (!topic.startsWith("v1.1/")) throw Problem.notFound("There is no such topic.");
        if (topic.contains("(9)")) throw Problem.forbidden("This stream is another's.");
        String text = new String(payload, StandardCharsets.UTF_8);
        if (!text.startsWith("{"))
            throw Problem.of(Problem.Kind.INVALID, "malformed-json", "This is not JSON.");
        if (overloaded.getAndUpdate(n -> Math.max(0, n - 1)) > 0)
            return CompletableFuture.failedFuture(
                    Problem.of(Problem.Kind.UNAVAILABLE, "overloaded", "Too much at once."));
        Problem broken = failure;
        if (broken != null) return CompletableFuture.failedFuture(broken);
        return commit.thenRun(() -> stored.add(text));
    }

    @Override
    public boolean maySubscribe(Actor actor, String filter) {
        return actor.hasAny("operator") || filter.equals("v1.1/Datastreams(1)/Observations");
    }

    @Override
    public boolean mayReceive(Actor actor, String topic) {
        return !deaf.contains(actor.name());
    }

    @Override
    public void subscribed(String filter, boolean present) {
        if (present) heard.add(filter);
        else heard.remove(filter);
    }
}
