package city.qala.demo;

import city.qala.kernel.Point;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the Locations of buses and bikes up to date, as a fleet office would: by HTTP. */
final class FleetFeed implements Runnable {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final double SMALLEST_MOVE_METRES = 8;

    private final StaClient sta;
    private final DemoTown town;
    private final Clock clock;
    private final Pause pause;
    private final List<Vehicle> vehicles = new ArrayList<>();

    private static final class Vehicle {
        private final PlannedThing thing;
        private final long location;
        private Point at;

        Vehicle(PlannedThing thing, long location) {
            this.thing = thing;
            this.location = location;
            this.at = thing.at();
        }
    }

    FleetFeed(StaClient sta, DemoTown town, DemoProvision provision, Clock clock, Pause pause) {
        this.sta = sta;
        this.town = town;
        this.clock = clock;
        this.pause = pause;
        for (PlannedThing t : town.things()) {
            if (town.tracks().containsKey(t.code())) {
                vehicles.add(new Vehicle(t, provision.locationOf(t)));
            }
        }
    }

    @Override
    public void run() {
        try {
            do {
                for (Vehicle v : vehicles) move(v);
            } while (pause.wait(EVERY));
        } catch (StaClient.Stopped e) {
            // The town stops: nothing to clean up.
        }
    }

    private void move(Vehicle vehicle) {
        Point now = town.at(vehicle.thing, clock.instant().getEpochSecond());
        if (vehicle.location == 0 || Metric.metres(now, vehicle.at) < SMALLEST_MOVE_METRES) return;
        ObjectNode change = StaClient.object();
        change.set("location", DemoProvision.point(now));
        sta.patch("Locations(" + vehicle.location + ")", change);
        vehicle.at = now;
    }
}
