package city.qala.operations.notice;

import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Notices for programs; a public one that went out is open to everybody as CAP 1.2. */
final class NoticeRoutes implements Routes {

    private final Notices notices;

    NoticeRoutes(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/operations/notices", this::list)
                .get("/api/operations/notices/{id}/cap", this::cap);
    }

    private void list(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        JsonBody.send(x, 200, Map.of("notices", notices.list().stream().map(this::json).toList()));
    }

    private void cap(Exchange x) {
        Notice found =
                notices.find(NoticePage.id(x))
                        .filter(n -> n.audience() == Notice.Audience.PUBLIC)
                        .filter(n -> n.isOut() && !n.test())
                        .orElseThrow(() -> Problem.notFound("There is no such notice."));
        x.set("Cache-Control", "no-cache")
                .send(
                        200,
                        "application/cap+xml; charset=utf-8",
                        notices.cap(found).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> json(Notice n) {
        return Map.of(
                "id", n.id().text(),
                "number", n.number(),
                "verb", n.verb().name().toLowerCase(Locale.ROOT),
                "area", n.area(),
                "out", n.isOut(),
                "waits", n.waits(),
                "test", n.test(),
                "expires", n.expires().toString());
    }
}
