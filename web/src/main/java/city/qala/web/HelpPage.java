package city.qala.web;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.List;
import java.util.Map;

/** Keys of the keyboard and the glossary. */
final class HelpPage implements Routes {

    static final List<String> KEYS =
            List.of("?", "/", "j", "k", "Enter", "Esc", "l", "[", "]", ".");
    static final List<String> WORDS =
            List.of("index", "usual", "silent", "reference", "low-cost", "partial", "hourly-mean");

    private final Web web;

    HelpPage(Web web) {
        this.web = web;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/help", this::help);
    }

    private void help(Exchange exchange) {
        Frame page = web.frame(exchange, "/help", "help.keys").as(Frame.Look.RESIDENT);
        web.send(exchange, page, "web/help.jte", Map.of("keys", KEYS, "words", WORDS), Web.NOTHING);
    }
}
