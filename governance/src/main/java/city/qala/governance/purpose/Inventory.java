package city.qala.governance.purpose;

import city.qala.kernel.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Which table and column holds what about people, as each part of the city declares it in a file
 * {@code personal/<part>.yaml}. Tables that hold nothing about people are named too, so that a new
 * one cannot be forgotten.
 *
 * @param dataSets by code, in order
 * @param tables tables with personal data
 * @param plain tables without, and why
 */
public record Inventory(
        Map<String, DataSet> dataSets, List<Table> tables, Map<String, String> plain) {
    /** A column that only says whose row it is. */
    static final String ID = "id";

    /**
     * What belongs together.
     *
     * @param code first part of its fields' names
     * @param title in every language
     * @param fields by code, in every language
     */
    public record DataSet(
            String code, Map<Language, String> title, Map<String, Map<Language, String>> fields) {
        public DataSet {
            title = Map.copyOf(title);
            fields = new TreeMap<>(fields);
        }
    }

    /**
     * A table with personal data.
     *
     * @param name with its schema
     * @param dataSet what it belongs to
     * @param guard {@code grant}, or what guards it instead
     * @param kept how long, in every language
     * @param expires by which column and after how long rows are deleted, if they are
     * @param columns the field that each column holds, or {@code id}
     */
    public record Table(
            String name,
            String dataSet,
            String guard,
            Map<Language, String> kept,
            Optional<Expiry> expires,
            Map<String, String> columns) {
        public Table {
            kept = Map.copyOf(kept);
            columns = new TreeMap<>(columns);
        }

        /** Whether the ledger shows its rows under a grant only. */
        public boolean isArmed() {
            return guard.equals("grant");
        }
    }

    /**
     * When rows go.
     *
     * @param column date or time that counts
     * @param after how long after it
     */
    public record Expiry(String column, Duration after) {}

    public Inventory {
        dataSets = new TreeMap<>(dataSets);
        tables = List.copyOf(tables);
        plain = new TreeMap<>(plain);
    }

    private record ExpiryJson(String column, int days) {}

    private record DataSetJson(
            Map<String, String> title, Map<String, Map<String, String>> fields) {}

    private record TableJson(
            String dataSet,
            String guard,
            Map<String, String> kept,
            @Nullable ExpiryJson expires,
            Map<String, String> columns) {}

    private record PartJson(
            @Nullable Map<String, DataSetJson> dataSets,
            @Nullable Map<String, TableJson> tables,
            @Nullable Map<String, String> plain) {}

    /**
     * What the parts of the city declare.
     *
     * @param parts names of files below {@code personal/}
     */
    public static Inventory of(List<String> parts) {
        var dataSets = new TreeMap<String, DataSet>();
        var tables = new ArrayList<Table>();
        var plain = new TreeMap<String, String>();
        for (String part : parts) {
            PartJson json = read(part);
            if (json.dataSets() != null)
                json.dataSets().forEach((code, d) -> dataSets.put(code, dataSet(code, d)));
            if (json.tables() != null)
                json.tables().forEach((name, t) -> tables.add(table(name, t)));
            if (json.plain() != null) plain.putAll(json.plain());
        }
        var all = new Inventory(dataSets, tables, plain);
        all.check();
        return all;
    }

    /** Every field as purposes name it, such as {@code resident.address}. */
    public Set<String> fields() {
        var all = new TreeSet<String>();
        dataSets.forEach((code, d) -> d.fields().keySet().forEach(f -> all.add(code + "." + f)));
        return all;
    }

    /** What a field is called; its code if nobody declares it. */
    public String word(String field, Language language) {
        String[] parts = field.split("\\.", 2);
        DataSet set = dataSets.get(parts[0]);
        Map<Language, String> words =
                set == null || parts.length < 2 ? null : set.fields().get(parts[1]);
        return words == null ? field : words.getOrDefault(language, field);
    }

    private void check() {
        for (Table t : tables) {
            DataSet set = dataSets.get(t.dataSet());
            if (set == null) throw new IllegalStateException(t.name() + " is of no data set");
            for (String field : t.columns().values()) {
                if (!field.equals(ID) && !set.fields().containsKey(field))
                    throw new IllegalStateException(t.name() + ": no field " + field);
            }
        }
    }

    private static DataSet dataSet(String code, DataSetJson json) {
        var fields = new TreeMap<String, Map<Language, String>>();
        json.fields().forEach((name, words) -> fields.put(name, words(words)));
        return new DataSet(code, words(json.title()), fields);
    }

    private static Table table(String name, TableJson json) {
        ExpiryJson e = json.expires();
        Optional<Expiry> expires =
                e == null
                        ? Optional.empty()
                        : Optional.of(new Expiry(e.column(), Duration.ofDays(e.days())));
        return new Table(
                name, json.dataSet(), json.guard(), words(json.kept()), expires, json.columns());
    }

    private static Map<Language, String> words(Map<String, String> tags) {
        var words = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            String text = tags.get(language.tag());
            if (text == null) throw new IllegalStateException("no " + language + " in " + tags);
            words.put(language, text);
        }
        return words;
    }

    private static PartJson read(String part) {
        try (InputStream in = Inventory.class.getResourceAsStream("/personal/" + part + ".yaml")) {
            if (in == null) throw new IllegalStateException("no inventory " + part);
            var settings = LoadSettings.builder().setLabel(part).build();
            return Json.convert(new Load(settings).loadFromInputStream(in), PartJson.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
