package city.qala.exchange;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Agreements;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Data between organisations. The only door of the capability: what can be given away, who has
 * agreed to what, and the evidence of every call.
 */
public final class Exchanges {

    private final List<DataSet> dataSets;
    private final Agreements agreements;

    private Exchanges(List<DataSet> dataSets, Database ledger, AuditLog audit, Clock clock) {
        this.dataSets = List.copyOf(dataSets);
        this.agreements = Agreements.open(ledger, audit, clock, this::dataSet);
    }

    /**
     * The exchange of a city.
     *
     * @param dataSets what capabilities declare
     */
    public static Exchanges create(
            Database ledger, AuditLog audit, Clock clock, List<DataSet> dataSets) {
        ledger.migrate("exchange");
        return new Exchanges(dataSets, ledger, audit, clock);
    }

    /** Everything that can be given away. */
    public List<DataSet> dataSets() {
        return dataSets;
    }

    /** One data set. */
    public Optional<DataSet> dataSet(String code) {
        return dataSets.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    /** The agreements, for pages that show them; whoever shows them asks who may see. */
    public List<Agreement> agreements() {
        return agreements.all();
    }
}
