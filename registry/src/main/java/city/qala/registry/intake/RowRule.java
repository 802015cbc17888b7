package city.qala.registry.intake;

import city.qala.kernel.Iin;
import city.qala.registry.intake.Checked.Fault;
import city.qala.registry.intake.Checked.Filled;
import city.qala.registry.intake.Checked.Line;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a delivery row by row. A row is not let in if it has no key, a key that an earlier row
 * has, nothing in a required column, or a value that its type cannot have. An identification number
 * with a wrong check digit is let in and counted: the linkage knows typing errors, and a person
 * without a right number is a person still.
 */
final class RowRule {
    private static final int MOST_CELL = 2_000;
    private static final int MOST_DISTINCT = 100_000;
    private static final int FAULTS_KEPT = 10_000;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(4)
                                                    .maxStringLength(MOST_CELL * 4)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .build();

    private final Declaration register;
    private final List<Line> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final Map<String, Set<Integer>> seen = new HashMap<>();
    private final Map<String, DateTimeFormatter> dates = new HashMap<>();
    private int[] at = new int[0];
    private int quarantined;

    private RowRule(Declaration register) {
        this.register = register;
        for (Field f : register.fields()) {
            counts.put(f.column(), new int[2]);
            seen.put(f.column(), new HashSet<>());
            String pattern = f.format().isEmpty() ? "yyyy-MM-dd" : f.format();
            dates.put(f.column(), date(pattern));
        }
    }

    private static DateTimeFormatter date(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Looks at all rows.
     *
     * @throws city.qala.kernel.Problem {@code unreadable-delivery} if it is not what was declared
     */
    static Checked check(Declaration register, Delivery.Format format, InputStream bytes) {
        var rule = new RowRule(register);
        if (format == Delivery.Format.CSV)
            TableReader.read(bytes, register.encoding(), rule.new Table());
        else TableReader.lines(bytes, "utf-8", rule::json);
        var columns = new HashMap<String, Filled>();
        rule.counts.forEach((column, n) -> {
            int distinct = rule.seen.getOrDefault(column, Set.of()).size();
            columns.put(column, new Filled(n[0], n[1], distinct));
        });
        return new Checked(rule.rows, rule.faults, rule.quarantined, columns);
    }

    private final class Table implements TableReader.Rows {
        @Override
        public void header(List<String> columns) {
            at = new int[register.fields().size()];
            for (int i = 0; i < at.length; i++) {
                Field f = register.fields().get(i);
                at[i] = columns.indexOf(f.column());
                boolean needed = f.required() || register.key().contains(f.column());
                if (at[i] < 0 && needed)
                    throw TableReader.unreadable("it has no column " + f.column());
            }
        }

        @Override
        public void row(long number, List<String> cells, String fault) {
            if (!fault.isEmpty()) {
                refuse(number, "", fault);
                return;
            }
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < at.length; i++) {
                String text = at[i] < 0 ? "" : cells.get(at[i]).strip();
                if (!text.isEmpty()) row.put(register.fields().get(i).column(), text);
            }
            take(number, row);
        }
    }

    private void json(long number, String text, boolean tooLong) {
        if (tooLong) {
            refuse(number, "", "too-long");
            return;
        }
        JsonNode object;
        try {
            object = JSON.readTree(text);
        } catch (JacksonException e) {
            refuse(number, "", "not-json");
            return;
        }
        if (object == null || !object.isObject()) {
            refuse(number, "", "not-json");
            return;
        }
        var row = new LinkedHashMap<String, String>();
        for (Field f : register.fields()) {
            JsonNode cell = object.path(f.column());
            if (cell.isContainerNode()) {
                refuse(number, f.column(), "not-flat");
                return;
            }
            String said = cell.isMissingNode() || cell.isNull() ? "" : cell.asText().strip();
            if (!said.isEmpty()) row.put(f.column(), said);
        }
        take(number, row);
    }

    private void take(long number, Map<String, String> row) {
        var wrong = new ArrayList<Fault>();
        for (Field f : register.fields()) {
            String text = row.getOrDefault(f.column(), "");
            String reason = text.isEmpty() ? empty(f) : reason(f, text);
            if (!reason.isEmpty()) wrong.add(new Fault(number, f.column(), reason));
            count(f, text);
        }
        String key = key(row);
        if (wrong.isEmpty() && keys.contains(key)) wrong.add(new Fault(number, "", "twice"));
        if (wrong.isEmpty()) {
            keys.add(key);
            rows.add(new Line(key, Map.copyOf(row)));
            return;
        }
        quarantined++;
        for (Fault f : wrong) if (faults.size() < FAULTS_KEPT) faults.add(f);
    }

    private void refuse(long number, String column, String reason) {
        quarantined++;
        if (faults.size() < FAULTS_KEPT) faults.add(new Fault(number, column, reason));
    }

    private String empty(Field f) {
        return f.required() || register.key().contains(f.column()) ? "missing" : "";
    }

    private String reason(Field f, String text) {
        if (text.length() > MOST_CELL) return "too-long";
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) return "not-text";
        if (f.as() == Meaning.VALID_FROM && day(f, text).isEmpty()) return "date";
        boolean id = f.as() == Meaning.TOWN_ID || f.as() == Meaning.HOUSEHOLD_ID;
        if (id && city.qala.kernel.Ulid.find(text).isEmpty()) return "id";
        if (f.as() == Meaning.ADDRESS_HIDDEN) return bool(text).isPresent() ? "" : "bool";
        if (f.as() != Meaning.FACT) return "";
        return switch (f.type()) {
            case TEXT -> "";
            case NUMBER -> isNumber(text) ? "" : "number";
            case BOOL -> bool(text).isPresent() ? "" : "bool";
            case DATE -> day(f, text).isPresent() ? "" : "date";
        };
    }

    private void count(Field f, String text) {
        int[] n = counts.get(f.column());
        if (n == null || text.isEmpty()) return;
        n[0]++;
        boolean badDate = f.as() == Meaning.BIRTH_DATE && day(f, text).isEmpty();
        if (badDate || (f.as().isNumber() && Iin.find(text).isEmpty())) n[1]++;
        Set<Integer> values = seen.get(f.column());
        if (values != null && values.size() < MOST_DISTINCT) values.add(text.hashCode());
    }

    private String key(Map<String, String> row) {
        var key = new StringBuilder();
        for (String column : register.key()) {
            if (!key.isEmpty()) key.append('\u001f');
            key.append(row.getOrDefault(column, ""));
        }
        return key.toString();
    }

    private Optional<LocalDate> day(Field f, String text) {
        DateTimeFormatter as = dates.get(f.column());
        return as == null ? Optional.empty() : day(as, text);
    }

    /** A day as a register writes it; empty if it is none. */
    static Optional<LocalDate> day(Field f, String text, LocalDate otherwise) {
        String pattern = f.format().isEmpty() ? "yyyy-MM-dd" : f.format();
        return text.isEmpty() ? Optional.of(otherwise) : day(date(pattern), text);
    }

    private static Optional<LocalDate> day(DateTimeFormatter as, String text) {
        try {
            return Optional.of(LocalDate.parse(text, as));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String text) {
        return number(text).isPresent();
    }

    /** A number as registers write it: blanks between thousands, a comma before decimals. */
    static Optional<BigDecimal> number(String text) {
        String plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) return Optional.empty();
        return Optional.of(new BigDecimal(plain));
    }

    /** Yes or no as registers write it. */
    static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "да", "иә", "ия" -> Optional.of(true);
            case "false", "no", "0", "нет", "жоқ" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
