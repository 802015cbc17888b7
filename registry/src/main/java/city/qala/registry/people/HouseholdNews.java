package city.qala.registry.people;

import city.qala.kernel.Event;
import city.qala.kernel.Ulid;
import city.qala.platform.bus.News;
import city.qala.platform.bus.Outbox;
import city.qala.platform.db.Tx;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Tells of households that changed, with ids and a cause only. */
public final class HouseholdNews {
    private static final String TOPIC = "registry.household-changed";

    private final Outbox outbox;

    /** Over the city's outbox. */
    public HouseholdNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(Tx tx, Ulid household, String because) {
        outbox.publish(tx, new News(TOPIC, household.text(), "{\"because\":\"" + because + "\"}"));
    }

    /** Hears of them. */
    public static void subscribe(
            Outbox outbox, String listener, BiConsumer<city.qala.kernel.Tx, Event> work) {
        outbox.subscribe(
                listener,
                Set.of(TOPIC),
                (tx, delivery) -> {
                    String body = delivery.news().body();
                    String because = body.replaceAll(".*\"because\": ?\"([a-z]*)\".*", "$1");
                    work.accept(
                            tx,
                            new Event(
                                    id(delivery.at(), delivery.position()),
                                    TOPIC,
                                    delivery.at(),
                                    delivery.news().key(),
                                    Map.of("because", because)));
                });
    }

    /** The same delivery has the same id, however often it is made. */
    private static Ulid id(java.time.Instant at, long position) {
        return Ulid.make(at, new java.util.Random(position));
    }
}
