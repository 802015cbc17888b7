package city.qala.operations.alarm;

import city.qala.web.Frame;
import java.util.Locale;

/** Rows of alarms, the same on every page. */
final class AlarmRows {

    private final Frame page;
    private final AlarmWords words;
    private final boolean duty;

    AlarmRows(Frame page, boolean duty) {
        this.page = page;
        this.words = new AlarmWords(page);
        this.duty = duty;
    }

    AlarmView.Row row(Alarm a) {
        boolean takable = duty && a.state().isUntaken() && a.priority().isAlarm();
        return new AlarmView.Row(
                page.link("/alarms/" + a.id()),
                "№ " + a.number(),
                a.priority().word(),
                page.t("priority." + a.priority().word()),
                a.state().name().toLowerCase(Locale.ROOT),
                words.title(a),
                words.where(a),
                words.since(a),
                a.shelved(page.now()) ? shelved(a) : words.hand(a),
                a.test(),
                takable ? page.link("/alarms/" + a.id() + "/take") : "");
    }

    private String shelved(Alarm a) {
        String until = a.pause().map(p -> page.formats().moment(p.until(), page.now())).orElse("");
        return page.t("alarm.shelved-until", until);
    }
}
