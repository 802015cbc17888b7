package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of every record by role, taken from their own columns or out of whole names. */
final class NameRoles {
    private static final int[] NONE = {};
    private static final List<Meaning> ROLES =
            List.of(Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, Meaning.PATRONYMIC);

    private final Names names;
    private final boolean cyrillic;
    private final List<Cells> columns = new ArrayList<>();
    private final List<int[]> extras = new ArrayList<>();
    private final boolean hasWhole;

    /** A whole name read: all its words, and family name, given name, patronymic (0 if none). */
    private record Whole(List<Integer> words, List<Integer> roles) {
        private static final Whole NOTHING = new Whole(List.of(), List.of(0, 0, 0));
    }

    /** One role's names. */
    static final class Cells {
        private final Meaning meaning;
        private final Values cells;

        Cells(Meaning meaning, Values cells) {
            this.meaning = meaning;
            this.cells = cells;
        }

        Meaning meaning() {
            return meaning;
        }

        Values cells() {
            return cells;
        }
    }

    NameRoles(Records records, Names names, boolean cyrillic) {
        this.names = names;
        this.cyrillic = cyrillic;
        for (var f : records.fields())
            if (isName(f.meaning()) && f.meaning() != Meaning.FULL_NAME)
                columns.add(new Cells(f.meaning(), new Values(names.add(f.column()))));
        var whole =
                records.fields().stream()
                        .filter(f -> f.meaning() == Meaning.FULL_NAME)
                        .findFirst()
                        .map(Records.Cells::column);
        hasWhole = whole.isPresent();
        whole.ifPresent(this::fill);
        int count = columns.isEmpty() ? 0 : columns.getFirst().cells().size();
        for (int r = 0; r < count; r++) order(r);
    }

    static boolean isName(Meaning m) {
        return m == Meaning.GIVEN_NAME
                || m == Meaning.FAMILY_NAME
                || m == Meaning.PATRONYMIC
                || m == Meaning.FULL_NAME;
    }

    private void fill(Column column) {
        Whole[] read = new Whole[column.texts().size()];
        read[0] = Whole.NOTHING;
        for (int t = 1; t < read.length; t++) read[t] = whole(column.texts().get(t));
        boolean patronymics = Arrays.stream(read).anyMatch(w -> w.roles().get(2) != 0);
        for (Meaning role : ROLES) {
            boolean needed = role != Meaning.PATRONYMIC || patronymics;
            if (needed && columns.stream().noneMatch(c -> c.meaning() == role))
                columns.add(new Cells(role, new Values(new int[column.size()])));
        }
        columns.sort(Comparator.comparing(Cells::meaning));
        for (int r = 0; r < column.size(); r++) settle(r, read[column.of(r)]);
    }

    private Whole whole(String text) {
        List<String> folded =
                FullName.words(text).stream().map(names::folded).filter(w -> !w.isEmpty()).toList();
        boolean comma = text.indexOf(',') > 0 && text.indexOf(' ') > text.indexOf(',');
        return new Whole(
                folded.stream().map(names::number).toList(),
                FullName.roles(folded, cyrillic || comma).stream().map(names::number).toList());
    }

    /** Gives a record without given and family name those of its whole name; keeps other words. */
    private void settle(int record, Whole whole) {
        boolean told =
                columns.stream()
                        .anyMatch(c ->
                                c.meaning() != Meaning.PATRONYMIC && c.cells().of(record) != 0);
        for (int role = 0; role < ROLES.size() && !told; role++) {
            Meaning meaning = ROLES.get(role);
            var cells = columns.stream().filter(c -> c.meaning() == meaning).findFirst();
            if (cells.isPresent() && cells.get().cells().of(record) == 0)
                cells.get().cells().set(record, whole.roles().get(role));
        }
        extras.add(extras(record, whole));
    }

    /** Puts a patronymic that stands in the given name's place into its own. */
    private void order(int record) {
        Values given = null;
        Values patronymic = null;
        for (Cells c : columns) {
            if (c.meaning() == Meaning.GIVEN_NAME && given == null) given = c.cells();
            if (c.meaning() == Meaning.PATRONYMIC && patronymic == null) patronymic = c.cells();
        }
        if (given == null || patronymic == null) return;
        int g = given.of(record);
        int p = patronymic.of(record);
        boolean crossed = g != 0 && p != 0 && names.isPatronymic(g) && !names.isPatronymic(p);
        if (!crossed || names.letters(p).length < 2) return;
        given.set(record, p);
        patronymic.set(record, g);
    }

    /** Words of the whole name that are not, nor nearly are, given or family name or patronymic. */
    private int[] extras(int record, Whole whole) {
        if (whole.words().size() < 2) return NONE;
        return whole.words().stream()
                .mapToInt(w -> w)
                .filter(w -> !isTold(w, record))
                .sorted()
                .distinct()
                .toArray();
    }

    private boolean isTold(int word, int record) {
        for (Cells c : columns) {
            int told = c.cells().of(record);
            if (told != 0 && (told == word || names.likeness(told, word) <= Names.CLOSE))
                return true;
        }
        return false;
    }

    /** Takes in the next record: its cells by meaning. */
    void add(Map<Meaning, String> cells) {
        Map<Meaning, Integer> taken = new HashMap<>();
        for (Cells c : columns) {
            // Two columns of one meaning are both filled from the first cell that has it.
            int seen = taken.merge(c.meaning(), 1, Integer::sum);
            c.cells().add(seen > 1 ? 0 : names.word(cells.getOrDefault(c.meaning(), "")));
        }
        String text = cells.getOrDefault(Meaning.FULL_NAME, "");
        if (hasWhole) settle(extras.size(), text.isEmpty() ? Whole.NOTHING : whole(text));
        if (!columns.isEmpty()) order(columns.getFirst().cells().size() - 1);
    }

    List<Cells> columns() {
        return columns;
    }

    boolean hasExtras() {
        return hasWhole;
    }

    /** Further words of each record's whole name, sorted. */
    List<int[]> extras() {
        return extras;
    }
}
