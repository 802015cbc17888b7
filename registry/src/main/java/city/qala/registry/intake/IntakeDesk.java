package city.qala.registry.intake;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.function.Function;

/** What people and programs see of registers and deliveries. */
public final class IntakeDesk {
    private IntakeDesk() {}

    /** The pages and the addresses for programs. */
    public static List<Routes> routes(
            Intake intake, Web web, Messages words, Function<Exchange, String> csrf) {
        return List.of(new DeliveryRoutes(intake), new RegistersPage(intake, web, words, csrf));
    }

    /** Its timed work. */
    public static List<Job> jobs(Intake intake) {
        return List.of(new IntakeJob(intake));
    }
}
