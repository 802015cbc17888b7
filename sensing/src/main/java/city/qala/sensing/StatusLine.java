package city.qala.sensing;

import city.qala.web.Frame;
import city.qala.web.Templates;
import gg.jte.Content;
import java.util.Map;

/** The line under the top bar: how many sensors speak, how old the newest value is. */
final class StatusLine {

    private StatusLine() {}

    static Content of(Frame page, CityBoard.Roll roll) {
        int all = roll.signs().size();
        return Templates.content(
                "sensing/status.jte",
                Map.of(
                        "page", page,
                        "time", page.formats().seconds(page.now()),
                        "speaking", page.formats().count(all - roll.silent()),
                        "all", page.formats().count(all),
                        "delay", roll.delay().map(page.formats()::span).orElse("\u2013"),
                        "stale", roll.stale()));
    }
}
