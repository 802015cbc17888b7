package city.qala.governance.purpose;

import city.qala.kernel.Language;
import city.qala.platform.outbound.Outbound;
import city.qala.web.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The record of processing (GDPR, article 30) and the draft of an impact assessment (article 35),
 * made from the purposes and the inventory at the moment of asking: nobody keeps them by hand.
 */
final class Processing {
    private final PurposeBook book;
    private final Inventory inventory;
    private final DeletionStore deletions;
    private final Outbound outbound;

    Processing(PurposeBook book, Inventory inventory, DeletionStore deletions, Outbound outbound) {
        this.book = book;
        this.inventory = inventory;
        this.deletions = deletions;
        this.outbound = outbound;
    }

    /** The record in one language. */
    Map<String, Object> record(Language language) {
        var record = new LinkedHashMap<String, Object>();
        record.put("purposes", book.list().stream().map(l -> purpose(l, language)).toList());
        record.put("dataSets", dataSets(language));
        record.put("deletions", deletions());
        record.put("outbound", outbound());
        return record;
    }

    /**
     * The draft of the assessment: what follows from the purposes, and what a person must write.
     */
    Map<String, Object> assessment(Language language) {
        var all = new ArrayList<Map<String, Object>>();
        for (Listed l : book.list()) {
            var one = new LinkedHashMap<>(purpose(l, language));
            one.put("risks", codes(AssessmentRule.risks(l.purpose())));
            one.put("measures", codes(AssessmentRule.measures(l.purpose(), inventory)));
            one.put("toWrite", List.of("necessity", "proportionality", "advice", "views"));
            all.add(one);
        }
        return Map.of("draft", true, "purposes", all);
    }

    /** The record as a table, one purpose a row. */
    byte[] csv(Language language) {
        var csv = new Csv();
        csv.row(
                "purpose",
                "title",
                "status",
                "legal_basis",
                "subjects",
                "fields",
                "users",
                "departments",
                "hours",
                "per_day",
                "kept_days",
                "longest_delay_days",
                "recipients_outside");
        for (Listed l : book.list()) {
            Purpose p = l.purpose();
            csv.row(
                    p.code(),
                    p.title().getOrDefault(language, ""),
                    lower(l.status()),
                    p.basis(),
                    String.join(" ", new TreeSet<>(p.kinds())),
                    p.fields().toString(),
                    String.join(" ", new TreeSet<>(p.users().roles())),
                    String.join(" ", new TreeSet<>(p.users().departments())),
                    p.users().hours().toString(),
                    p.limits().perDay() == 0 ? "" : Integer.toString(p.limits().perDay()),
                    Long.toString(p.limits().keep().toDays()),
                    Long.toString(p.limits().mostDelay().toDays()),
                    String.join(" ", outbound.allowed()));
        }
        return csv.bytes();
    }

    /** Records of deletions, newest first. */
    List<Map<String, Object>> deletions() {
        return deletions.newest(100).stream().map(Processing::deletion).toList();
    }

    /** What may be called, what was. */
    Map<String, Object> outbound() {
        List<Map<String, Object>> uses =
                outbound.uses().stream()
                        .map(u ->
                                Map.<String, Object>of(
                                        "host", u.host(),
                                        "for", u.what(),
                                        "made", u.made(),
                                        "refused", u.refused(),
                                        "last", u.last().toString()))
                        .toList();
        return Map.of(
                "allowed", outbound.allowed(),
                "since", outbound.since().toString(),
                "calls", uses);
    }

    List<Listed> listed() {
        return book.list();
    }

    Inventory inventory() {
        return inventory;
    }

    List<AssessmentRule.Measure> measures(Purpose p) {
        return AssessmentRule.measures(p, inventory);
    }

    /** What a purpose opens, in words. */
    List<String> words(Purpose p, Language language) {
        return new TreeSet<>(p.fields().names())
                .stream().map(f -> inventory.word(f, language)).toList();
    }

    /** What a table holds, in words. */
    List<String> words(Inventory.Table t, Language language) {
        return new TreeSet<>(t.columns().values())
                .stream()
                        .filter(f -> !f.equals(Inventory.ID))
                        .map(f -> inventory.word(t.dataSet() + "." + f, language))
                        .toList();
    }

    /** What a table belongs to, in words; empty for one that holds nothing about people. */
    Optional<String> title(String table, Language language) {
        return inventory.tables().stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .map(t -> setTitle(t, language));
    }

    String setTitle(Inventory.Table t, Language language) {
        return Optional.ofNullable(inventory.dataSets().get(t.dataSet()))
                .map(set -> set.title().getOrDefault(language, set.code()))
                .orElse(t.dataSet());
    }

    List<ProcessingView.Gone> gone() {
        return deletions.newest(100).stream().map(ProcessingView.Gone::of).toList();
    }

    List<ProcessingView.Call> calls() {
        return outbound.uses().stream()
                .map(u -> new ProcessingView.Call(u.host(), u.made(), u.refused()))
                .toList();
    }

    List<String> allowed() {
        return outbound.allowed();
    }

    private Map<String, Object> purpose(Listed l, Language language) {
        Purpose p = l.purpose();
        var one = new LinkedHashMap<String, Object>();
        one.put("code", p.code());
        one.put("title", p.title().getOrDefault(language, p.code()));
        one.put("plain", p.plain().getOrDefault(language, ""));
        one.put("status", lower(l.status()));
        one.put("legalBasis", p.basis());
        one.put("subjects", new TreeSet<>(p.kinds()));
        var fields = new LinkedHashMap<String, String>();
        for (String field : new TreeSet<>(p.fields().names()))
            fields.put(field, inventory.word(field, language));
        one.put("fields", fields);
        one.put("users", new TreeSet<>(p.users().roles()));
        one.put("departments", new TreeSet<>(p.users().departments()));
        one.put("hours", p.users().hours().toString());
        one.put("perDay", p.limits().perDay());
        one.put("keptDays", p.limits().keep().toDays());
        one.put("longestDelayDays", p.limits().mostDelay().toDays());
        one.put("urgentMinutes", p.limits().urgent().toMinutes());
        return one;
    }

    private List<Map<String, Object>> dataSets(Language language) {
        var all = new ArrayList<Map<String, Object>>();
        inventory
                .dataSets()
                .forEach((code, set) -> {
                    List<Map<String, Object>> tables =
                            inventory.tables().stream()
                                    .filter(t -> t.dataSet().equals(code))
                                    .map(t -> table(t, language))
                                    .toList();
                    all.add(
                            Map.of(
                                    "code", code,
                                    "title", set.title().getOrDefault(language, code),
                                    "tables", tables));
                });
        return all;
    }

    private Map<String, Object> table(Inventory.Table t, Language language) {
        var fields = new TreeSet<String>();
        for (String field : t.columns().values()) {
            if (!field.equals(Inventory.ID))
                fields.add(inventory.word(t.dataSet() + "." + field, language));
        }
        return Map.of(
                "table", t.name(),
                "fields", fields,
                "columns", t.columns(),
                "armed", t.isArmed(),
                "guard", t.guard(),
                "kept", t.kept().getOrDefault(language, ""));
    }

    private static Map<String, Object> deletion(Deletion d) {
        return Map.of(
                "at", d.at().toString(),
                "what", d.what(),
                "rows", d.rows(),
                "why", lower(d.why()),
                "by", d.actor(),
                "reason", d.reason());
    }

    private static List<String> codes(Iterable<? extends Enum<?>> all) {
        var codes = new ArrayList<String>();
        for (Enum<?> one : all) codes.add(lower(one));
        return codes;
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
