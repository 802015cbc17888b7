package city.qala.operations.asset;

import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.platform.mqtt.MqttFeed;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What people, programs and devices see of commands. */
public final class TaskDesk {
    private final Tasking tasking;
    private volatile @Nullable TaskFeed feed;

    /** The doors of a book of commands. */
    public TaskDesk(Tasking tasking) {
        this.tasking = tasking;
    }

    /** The panel on an asset's page. */
    public Remote remote() {
        return new TaskPanel(tasking);
    }

    /** SensorThings with its second part. */
    public Routes routes(Yard yard, Routes sensorThings) {
        return new TaskRoutes(tasking, yard, sensorThings);
    }

    /** The timed work. */
    public List<Job> jobs() {
        return List.of(new TaskJob(tasking));
    }

    /**
     * What MQTT brings and may hear, with commands and reports.
     *
     * @param base public address without a slash at its end
     */
    public MqttFeed feed(MqttFeed others, String base) {
        var made = new TaskFeed(tasking, others, base);
        feed = made;
        return made;
    }

    /** Where commands go once the broker runs. */
    public void publisher(BiConsumer<String, byte[]> toBroker) {
        TaskFeed known = feed;
        if (known != null) known.publisher(toBroker);
    }
}
