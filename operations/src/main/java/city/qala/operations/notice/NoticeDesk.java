package city.qala.operations.notice;

import city.qala.operations.alarm.Alarms;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.function.Function;

/** What people and programs see of notices. */
public final class NoticeDesk {

    private NoticeDesk() {}

    /** The pages and the API. */
    public static List<Routes> routes(
            Notices notices,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf) {
        return List.of(
                new NoticePage(notices, alarms, web, words, csrf), new NoticeRoutes(notices));
    }

    /** The timed work. */
    public static List<Job> jobs(Notices notices) {
        return List.of(new NoticeJob(notices));
    }
}
