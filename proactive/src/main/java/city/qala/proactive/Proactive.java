package city.qala.proactive;

import city.qala.kernel.Access;
import city.qala.kernel.AuditLog;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.proactive.benefit.Benefits;
import city.qala.proactive.benefit.Households;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.LawShelf;
import city.qala.proactive.money.Cashier;
import city.qala.proactive.money.MoneyPage;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Benefits that arrive without an application. The only door of the capability in the server. */
public final class Proactive {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("policies", "/policies"));

    private static final List<String> SHIPPED =
            List.of("assistance.yaml", "common.yaml", "family.yaml", "housing.yaml", "tariff.yaml");

    private final LawShelf laws;
    private final Benefits benefits;
    private final Cashier cashier;

    private Proactive(LawShelf laws, Benefits benefits, Cashier cashier) {
        this.laws = laws;
        this.benefits = benefits;
        this.cashier = cashier;
    }

    /**
     * Benefits of a town. The law is read when it is first asked for.
     *
     * @param access the only way to personal data
     * @param registers what the registers say of households
     */
    public static Proactive create(
            Database ledger,
            AuditLog audit,
            Supplier<Access> access,
            Households registers,
            Clock clock,
            ZoneId zone) {
        ledger.migrate("proactive");
        var laws = new LawShelf(ledger, shipped(), clock);
        return new Proactive(
                laws,
                Benefits.create(ledger, audit, access, registers, laws, clock, zone),
                new Cashier(ledger, access, audit, clock));
    }

    /** The life of entitlements. */
    public Benefits benefits() {
        return benefits;
    }

    /** Pages for everybody, for residents and for clerks. */
    public List<Routes> routes(Web web) {
        Messages words = Messages.of(Proactive.class);
        List<Routes> all = new ArrayList<>();
        all.add(new PoliciesPage(web, words, () -> laws.now().law()));
        all.addAll(benefits.pages(web, words));
        all.add(new MoneyPage(web, words, cashier));
        return all;
    }

    /** Timed work. */
    public List<Job> jobs() {
        return benefits.jobs();
    }

    /** The policies that come with the program, checked. */
    static Law shippedLaw() {
        return LawReader.read(shipped());
    }

    private static Map<String, String> shipped() {
        Map<String, String> texts = new TreeMap<>();
        for (String file : SHIPPED) {
            try (InputStream in = Proactive.class.getResourceAsStream("policies/" + file)) {
                if (in == null) throw new IllegalStateException(file + " is missing");
                texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
