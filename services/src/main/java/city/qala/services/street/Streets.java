package city.qala.services.street;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Street reports of a city: taken in, told of, done. */
public final class Streets {
    private final Web web;
    private final Messages words;
    private final ReportDesk desk;
    private final Function<String, Actor> keys;

    private Streets(Web web, Messages words, ReportDesk desk, Function<String, Actor> keys) {
        this.web = web;
        this.words = words;
        this.desk = desk;
        this.keys = keys;
    }

    /**
     * Street reports over a ledger whose schema is up to date.
     *
     * @param keys who holds a key of Open311; nobody known if it is none
     */
    public static Streets create(
            Database ledger,
            AuditLog audit,
            Clock clock,
            Web web,
            Messages words,
            Function<String, Actor> keys) {
        var desk = new ReportDesk(ledger, StreetServices.shipped(), audit, clock);
        return new Streets(web, words, desk, keys);
    }

    /** Open311 for programs, pages for people. */
    public List<Routes> routes() {
        String city = web.town().name(Language.EN);
        return List.of(
                new Open311Routes(
                        desk,
                        new Open311Words(
                                desk.services(),
                                web.town().zone(),
                                web.town().name(web.languages().getFirst())),
                        city.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                        keys),
                new StreetsPage(web, words, desk),
                new ReportPage(web, words, desk));
    }

    /** How many kinds of reports are taken online. */
    public int services() {
        return desk.services().all().size();
    }
}
