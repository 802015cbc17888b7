package city.qala.exchange;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Agreements;
import city.qala.exchange.call.Call;
import city.qala.exchange.call.Calls;
import city.qala.exchange.catalogue.Catalogue;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.kernel.Language;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.lake.Lake;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Town;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Data between organisations. The only door of the capability: what can be given away, who has
 * agreed to what, and the evidence of every call.
 */
public final class Exchanges implements AutoCloseable {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("data", "/data"));

    private final Catalogue catalogue;
    private final Agreements agreements;
    private final Calls calls;

    private Exchanges(
            Catalogue catalogue,
            Database ledger,
            AuditLog audit,
            Clock clock,
            Calls.Setting setting) {
        this.catalogue = catalogue;
        this.agreements = Agreements.open(ledger, audit, clock, catalogue::find);
        this.calls = Calls.open(ledger, audit, agreements, catalogue::find, setting);
    }

    /**
     * The exchange of a city.
     *
     * @param lake whose engine parses SELECTs and writes Parquet
     * @param keyFolder where its keys lie; made at first use
     * @param town the city's name, and the zone whose days quotas count
     * @param dataSets what capabilities declare
     */
    public static Exchanges create(
            Database ledger,
            Lake lake,
            AuditLog audit,
            Path keyFolder,
            Town town,
            Clock clock,
            ExchangeConfig config,
            List<DataSet> dataSets) {
        ledger.migrate("exchange");
        var setting =
                new Calls.Setting(
                        keyFolder,
                        town.zone(),
                        clock,
                        config.window(),
                        config.stampEvery(),
                        config.bodyBytes());
        var catalogue = Catalogue.of(dataSets, ledger, lake, town.name(Language.EN));
        return new Exchanges(catalogue, ledger, audit, clock, setting);
    }

    /** Catalogue, agreements and calls as addresses. */
    public List<Routes> routes() {
        return List.of(catalogue.routes(), agreements.routes(), calls.routes());
    }

    /** What people see of the catalogue. */
    public Routes pages(Web web) {
        return catalogue.pages(web, Messages.of(Exchanges.class));
    }

    /** Everything that can be given away. */
    public List<DataSet> dataSets() {
        return catalogue.all();
    }

    /** One data set. */
    public Optional<DataSet> dataSet(String code) {
        return catalogue.find(code);
    }

    /** All agreements, newest first; whoever shows them asks who may see. */
    public List<Agreement> agreements() {
        return agreements.all();
    }

    /** Where agreements are proposed, approved and ended. */
    public Agreements agreementsDesk() {
        return agreements;
    }

    /** How many calls an agreement has made today, by the days of the city. */
    public long callsToday(Agreement agreement) {
        return calls.today(agreement);
    }

    /** The newest calls under an agreement. */
    public List<Call> newestCalls(Agreement agreement, int most) {
        return calls.newest(agreement, most);
    }

    /** Answers what has come in, and stops. */
    @Override
    public void close() {
        calls.close();
    }
}
