package city.qala.exchange.catalogue;

import city.qala.kernel.DataSet;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.lake.Lake;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every data set that the city can give: described, with lineage, and for open ones with rows. */
public final class Catalogue {

    private final List<DataSet> sets;
    private final String publisher;
    private final Lake lake;
    private final Map<String, Lineage> lineages = new ConcurrentHashMap<>();

    private Catalogue(List<DataSet> sets, String publisher, Lake lake) {
        this.sets = sets;
        this.publisher = publisher;
        this.lake = lake;
    }

    /**
     * The catalogue over what capabilities declare and the exchange's own open set.
     *
     * @param publisher name of the city
     */
    public static Catalogue of(
            List<DataSet> declared, Database ledger, Lake lake, String publisher) {
        var all = new ArrayList<>(declared);
        all.add(UseOfAgreements.of(ledger, publisher));
        long codes = all.stream().map(DataSet::code).distinct().count();
        if (codes != all.size()) throw new IllegalStateException("two data sets have one code");
        return new Catalogue(List.copyOf(all), publisher, lake);
    }

    /** All data sets. */
    public List<DataSet> all() {
        return sets;
    }

    /** One of them. */
    public Optional<DataSet> find(String code) {
        return sets.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    /** Where the columns of a set come from, if a SELECT defines it. */
    Optional<Lineage> lineage(DataSet set) {
        if (set.sql().isEmpty()) return Optional.empty();
        return Optional.of(
                lineages.computeIfAbsent(
                        set.code(),
                        code -> new SqlParser(lake).lineage(set.sql(), UseOfAgreements.TABLES)));
    }

    Resource described(String base) {
        return Dcat.catalogue(base, publisher, sets);
    }

    /** The catalogue for machines. */
    public Routes routes() {
        return new CatalogueRoutes(this, new Download(lake));
    }

    /**
     * The catalogue for people.
     *
     * @param words messages of the exchange
     */
    public Routes pages(Web web, Messages words) {
        return new DataPage(web, words, this);
    }
}
