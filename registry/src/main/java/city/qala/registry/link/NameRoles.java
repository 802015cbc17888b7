package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names of every record by role, taken from their own columns or out of whole names. */
final class NameRoles {
    private static final int[] NONE = {};

    private final List<Cells> columns = new ArrayList<>();
    private int[][] words = new int[0][];

    /** One role's names. */
    static final class Cells {
        private final Meaning meaning;
        private final int[] cells;

        Cells(Meaning meaning, int[] cells) {
            this.meaning = meaning;
            this.cells = cells;
        }

        Meaning meaning() {
            return meaning;
        }

        int[] cells() {
            return cells;
        }
    }

    NameRoles(Records records, Names names, boolean cyrillic) {
        for (var f : records.fields())
            if (isName(f.meaning()) && f.meaning() != Meaning.FULL_NAME)
                columns.add(new Cells(f.meaning(), names.add(f.column())));
        for (var f : records.fields())
            if (f.meaning() == Meaning.FULL_NAME && words.length == 0)
                whole(f.column(), names, cyrillic);
    }

    static boolean isName(Meaning m) {
        return m == Meaning.GIVEN_NAME
                || m == Meaning.FAMILY_NAME
                || m == Meaning.PATRONYMIC
                || m == Meaning.FULL_NAME;
    }

    private void whole(Column column, Names names, boolean cyrillic) {
        List<String> texts = column.texts();
        int[][] wordsOf = new int[texts.size()][];
        int[][] rolesOf = new int[texts.size()][];
        for (int t = 0; t < wordsOf.length; t++) {
            List<String> folded =
                    FullName.words(texts.get(t)).stream()
                            .map(names::folded)
                            .filter(w -> !w.isEmpty())
                            .toList();
            boolean comma =
                    texts.get(t).indexOf(',') > 0
                            && texts.get(t).indexOf(' ') > texts.get(t).indexOf(',');
            wordsOf[t] = folded.stream().mapToInt(names::number).toArray();
            rolesOf[t] =
                    FullName.roles(folded, cyrillic || comma).stream()
                            .mapToInt(names::number)
                            .toArray();
        }
        int n = column.size();
        words = new int[n][];
        for (int r = 0; r < n; r++) words[r] = wordsOf[column.of(r)];
        fill(Meaning.FAMILY_NAME, 0, column, rolesOf);
        fill(Meaning.GIVEN_NAME, 1, column, rolesOf);
        if (Arrays.stream(rolesOf).anyMatch(r -> r[2] != 0))
            fill(Meaning.PATRONYMIC, 2, column, rolesOf);
        columns.sort(java.util.Comparator.comparing(Cells::meaning));
    }

    /** Gives the records without any name of their own the name from the whole. */
    private void fill(Meaning meaning, int role, Column column, int[][] rolesOf) {
        int n = column.size();
        boolean[] told = new boolean[n];
        for (Cells c : columns)
            if (c.meaning() != Meaning.PATRONYMIC || meaning == Meaning.PATRONYMIC)
                for (int r = 0; r < n; r++) told[r] |= c.cells()[r] != 0;
        var known = columns.stream().filter(c -> c.meaning() == meaning).findFirst();
        int[] cells = known.map(Cells::cells).orElseGet(() -> new int[n]);
        if (known.isEmpty()) columns.add(new Cells(meaning, cells));
        for (int r = 0; r < n; r++)
            if (cells[r] == 0 && (!told[r] || filled(r))) cells[r] = rolesOf[column.of(r)][role];
        if (role == 0) filled = told;
    }

    private boolean[] filled = new boolean[0];

    /** Whether the record had no name of its own when the first role was filled. */
    private boolean filled(int record) {
        return record < filled.length && !filled[record];
    }

    List<Cells> columns() {
        return columns;
    }

    boolean hasExtras() {
        return words.length > 0;
    }

    /** Words of the whole name that are not, nor nearly are, given or family name or patronymic. */
    int[][] extras(Names names) {
        int[][] out = new int[words.length][];
        for (int r = 0; r < out.length; r++) {
            int record = r;
            out[r] =
                    words[r] == null || words[r].length < 2
                            ? NONE
                            : Arrays.stream(words[r])
                                    .filter(w -> !isTold(w, record, names))
                                    .sorted()
                                    .distinct()
                                    .toArray();
        }
        return out;
    }

    private boolean isTold(int word, int record, Names names) {
        for (Cells c : columns) {
            int told = c.cells()[record];
            if (told != 0 && (told == word || names.likeness(told, word) <= Names.CLOSE))
                return true;
        }
        return false;
    }
}
