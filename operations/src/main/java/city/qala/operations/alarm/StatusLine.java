package city.qala.operations.alarm;

import city.qala.web.Frame;
import city.qala.web.Templates;
import gg.jte.Content;
import java.util.List;
import java.util.Map;

/** The line under the top bar: how many alarms of each priority, how many untaken. */
final class StatusLine {

    private StatusLine() {}

    static Content of(Frame page, List<Alarm> open) {
        List<Alarm> real = open.stream().filter(a -> !a.test() && !a.shelved(page.now())).toList();
        return Templates.content(
                "operations/status.jte",
                Map.of(
                        "page", page,
                        "urgent", count(real, Priority.URGENT),
                        "high", count(real, Priority.HIGH),
                        "medium", count(real, Priority.MEDIUM),
                        "untaken",
                                (int)
                                        real.stream()
                                                .filter(a -> a.priority().isAlarm())
                                                .filter(a -> a.state().isUntaken())
                                                .count(),
                        "time", page.formats().seconds(page.now())));
    }

    private static int count(List<Alarm> alarms, Priority priority) {
        return (int) alarms.stream().filter(a -> a.priority() == priority).count();
    }
}
