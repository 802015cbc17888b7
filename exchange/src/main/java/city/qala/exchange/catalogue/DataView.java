package city.qala.exchange.catalogue;

import java.util.List;

/**
 * What the page of all data sets shows.
 *
 * @param open those that anybody may take
 * @param agreed those that need an agreement
 */
public record DataView(List<Set> open, List<Set> agreed) {

    /**
     * A data set.
     *
     * @param href its page
     * @param title its name
     * @param about what it holds
     * @param owner who answers for it
     * @param rhythm how often it changes, in words
     * @param licence its licence; empty if it is not open
     * @param links where to download it
     */
    public record Set(
            String href,
            String title,
            String about,
            String owner,
            String rhythm,
            String licence,
            List<Link> links) {
        public Set {
            links = List.copyOf(links);
        }
    }

    /**
     * A download.
     *
     * @param format its name
     * @param href its address
     */
    public record Link(String format, String href) {}

    /**
     * A column.
     *
     * @param name in files
     * @param meaning in words
     * @param type in words
     * @param known who may know its values
     */
    public record Column(String name, String meaning, String type, String known) {}

    /**
     * Where a column comes from.
     *
     * @param name its name
     * @param from columns of tables, or in words why that is not known
     */
    public record Source(String name, String from) {}

    /**
     * What the page of one data set shows.
     *
     * @param set the set
     * @param columns its columns
     * @param sources where they come from; empty if no SELECT defines it
     * @param api its address for programs
     */
    public record Whole(Set set, List<Column> columns, List<Source> sources, String api) {
        public Whole {
            columns = List.copyOf(columns);
            sources = List.copyOf(sources);
        }
    }

    public DataView {
        open = List.copyOf(open);
        agreed = List.copyOf(agreed);
    }
}
