package city.qala.vision;

import city.qala.kernel.Signals;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.vision.camera.Cameras;
import city.qala.vision.review.Alerts;
import city.qala.vision.review.Reviews;
import city.qala.vision.watch.DrawnEngine;
import city.qala.vision.watch.NetworkEngine;
import city.qala.vision.watch.Watch;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cameras and algorithms, bound by rules that the code keeps: a public register of cameras, lists
 * that two people sign, matching that is off until the register of algorithms lets it run, and two
 * people who judge before anything follows. The only door of the capability.
 */
public final class Vision implements AutoCloseable {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("cameras", "/cameras"));

    private final Web web;
    private final Messages words = Messages.of(Vision.class);
    private final Cameras cameras;
    private final Watch watch;
    private final Reviews reviews;

    private Vision(Web web, Cameras cameras, Watch watch, Reviews reviews) {
        this.web = web;
        this.cameras = cameras;
        this.watch = watch;
        this.reviews = reviews;
    }

    /**
     * Vision of a city.
     *
     * @param ground what it stands on; the ledger's schema {@code vision} is brought up to date
     * @param signals where the control room listens
     */
    public static Vision create(Watch.Ground ground, Signals signals, Web web) {
        ground.ledger().migrate("vision");
        var cameras = Cameras.open(ground.ledger(), ground.audit(), signals, ground.clock());
        var watch = Watch.open(ground, cameras, new NetworkEngine(), new DrawnEngine());
        var reviews =
                Reviews.open(
                        ground.ledger(),
                        watch.lists(),
                        new Alerts(signals, cameras),
                        ground.access(),
                        ground.audit(),
                        ground.clock());
        return new Vision(web, cameras, watch, reviews);
    }

    /**
     * The pages and the API.
     *
     * @param csrf what forms of a reader's session send along
     */
    public List<Routes> routes(Function<Exchange, String> csrf) {
        var routes = new ArrayList<>(cameras.routes(web, words));
        routes.addAll(watch.routes(web, words, csrf, reviews::found));
        routes.addAll(reviews.routes(web, words, cameras, csrf));
        return routes;
    }

    /** Its timed work. */
    public List<Job> jobs() {
        var jobs = new ArrayList<>(cameras.jobs());
        jobs.addAll(watch.jobs());
        jobs.addAll(reviews.jobs());
        return jobs;
    }

    /** Closes the networks, if any were opened. */
    @Override
    public void close() {
        watch.close();
    }
}
