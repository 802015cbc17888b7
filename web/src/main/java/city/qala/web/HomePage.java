package city.qala.web;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The front page: its doors. The bare address leads to the reader's language. */
final class HomePage implements Routes {

    private final Web web;

    HomePage(Web web) {
        this.web = web;
    }

    @Override
    public void routing(Router to) {
        to.get("/", this::toLanguage).get("/{lang}", this::home).get("/{lang}/", this::home);
    }

    private void toLanguage(Exchange exchange) {
        exchange.set("Location", "/" + exchange.language().tag() + "/")
                .set("Vary", "Accept-Language")
                .send(302);
    }

    private void home(Exchange exchange) {
        Frame page = web.frame(exchange, "/", "home").as(Frame.Look.RESIDENT);
        var doors = new ArrayList<Door>();
        doors.add(new Door("air", "/air", true));
        doors.add(new Door("me", "/me", false));
        doors.add(new Door("things", "/things", false));
        doors.add(new Door("wall", "/wall", false));
        web.send(exchange, page, "web/home.jte", Map.of("doors", List.copyOf(doors)), Web.NOTHING);
    }
}
