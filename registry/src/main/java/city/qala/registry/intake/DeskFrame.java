package city.qala.registry.intake;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.registry.intake.DeskView.Tab;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What stands round every page of the registers. */
public final class DeskFrame {
    private final Web web;
    private final Messages words;

    /** Pages in the words of this capability. */
    public DeskFrame(Web web, Messages words) {
        this.web = web;
        this.words = words;
    }

    /** A frame for a page. */
    public Frame frame(Exchange x, Address here, String titleKey) {
        String title = words.in(x.language()).get(titleKey);
        return web.frame(x, words, here, title, "people")
                .with(List.of("registry.css"), List.of("page"));
    }

    /** Sends a page that nobody on the way keeps. */
    public void send(Exchange x, int status, Frame page, String template, Object view) {
        String at = page.here().path();
        var tabs =
                List.of(
                        tab(page, "/people", "people.tab.people", at),
                        tab(page, "/people/pairs", "people.tab.pairs", at),
                        tab(page, "/registers", "people.tab.registers", at));
        web.send(x, status, page, template, Map.of("view", view, "tabs", tabs), Web.NOTHING);
    }

    private static Tab tab(Frame page, String path, String key, String at) {
        boolean pairs = at.startsWith("/people/pairs");
        boolean people = at.startsWith("/households") || (at.startsWith("/people") && !pairs);
        boolean current = path.equals("/people") ? people : at.startsWith(path);
        return new Tab(page.t(key), page.link(path), current);
    }

    /** A day with its year in the reader's words. */
    public static String day(Frame page, LocalDate day) {
        var start = day.atStartOfDay(page.formats().zone()).toInstant();
        return page.formats().day(start) + " " + day.getYear();
    }

    /** What a number of a person shows of itself: its last two digits. */
    public static String masked(String number) {
        int shown = Math.min(2, number.length() / 2);
        return "•".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    /** A problem that the reader can mend, in their words. */
    String told(Exchange x, Problem p) {
        return words.in(x.language()).orElse("wrong." + p.code(), p.detail());
    }

    /** Leads to another page. */
    public static void go(Exchange x, String path) {
        x.set("Location", "/" + x.language().tag() + path)
                .set("Cache-Control", "no-store")
                .send(303);
    }
}
