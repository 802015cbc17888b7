package city.qala.vision;

import city.qala.kernel.AuditLog;
import city.qala.kernel.Signals;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.vision.camera.Cameras;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cameras and algorithms, bound by rules that the code keeps. The only door of the capability.
 */
public final class Vision {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("cameras", "/cameras"));

    private final Web web;
    private final Messages words = Messages.of(Vision.class);
    private final Cameras cameras;

    private Vision(Web web, Cameras cameras) {
        this.web = web;
        this.cameras = cameras;
    }

    /**
     * Vision of a city.
     *
     * @param ledger its schema {@code vision} is brought up to date
     * @param signals where the control room listens
     */
    public static Vision create(Database ledger, AuditLog audit, Signals signals, Web web) {
        ledger.migrate("vision");
        return new Vision(web, Cameras.open(ledger, audit, signals, web.clock()));
    }

    /**
     * The pages and the API.
     *
     * @param csrf what forms of a reader's session send along
     */
    public List<Routes> routes(Function<Exchange, String> csrf) {
        return new ArrayList<>(cameras.routes(web, words));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return new ArrayList<>(cameras.jobs());
    }
}
