package city.qala.vision.camera;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Looks every five seconds who has fallen silent. */
final class CameraJob implements Job {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Cameras cameras;

    CameraJob(Cameras cameras) {
        this.cameras = cameras;
    }

    @Override
    public String name() {
        return "vision.cameras";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PERIOD);
    }

    @Override
    public boolean step(Step step) {
        cameras.round(step.tx());
        return false;
    }
}
