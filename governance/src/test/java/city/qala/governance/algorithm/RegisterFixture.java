package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Tx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, entries and comparisons that tests of the register share. */
final class RegisterFixture {
    static final Actor ADMIN = person("bolat", "admin");
    static final Actor SECOND_ADMIN = person("saule", "admin");
    static final Actor INSPECTOR = person("aigul", "oversight");
    static final Actor CLERK = person("marat", "clerk");
    static final String MODEL = "a".repeat(64);
    static final String OTHER_MODEL = "b".repeat(64);
    static final AlgorithmVersion FACES = new AlgorithmVersion("faces", MODEL, 0.55, "chip-1");

    private RegisterFixture() {}

    static Actor person(String name, String role) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(role));
    }

    /** A complete entry; about people if it is to be. */
    static AlgorithmEntry entry(String id, boolean people) {
        var fields = new EnumMap<EntryField, FieldText>(EntryField.class);
        for (EntryField field : EntryField.values()) fields.put(field, text(field));
        return new AlgorithmEntry(id, people, fields);
    }

    static AlgorithmEntry with(AlgorithmEntry entry, EntryField field, String plain) {
        var fields = new EnumMap<EntryField, FieldText>(entry.fields());
        fields.put(field, FieldText.plain(plain));
        return new AlgorithmEntry(entry.id(), entry.concernsPeople(), fields);
    }

    static AlgorithmEntry without(AlgorithmEntry entry, EntryField field) {
        var fields = new EnumMap<EntryField, FieldText>(entry.fields());
        fields.remove(field);
        return new AlgorithmEntry(entry.id(), entry.concernsPeople(), fields);
    }

    private static FieldText text(EntryField field) {
        return switch (field.form()) {
            case WORDS, INTERNAL -> {
                var words = new EnumMap<Language, String>(Language.class);
                for (Language l : Language.values())
                    words.put(l, "[" + field.code() + " " + l.tag() + "]");
                yield new FieldText(words);
            }
            case PLAIN -> FieldText.plain("chip-1");
            case HASH -> FieldText.plain(MODEL);
            case LINK -> FieldText.plain("/air");
            case DATE -> FieldText.plain("2030-01-01");
            case NUMBER -> FieldText.plain("0.55");
        };
    }

    /** Comparisons of two groups; the south is missed too often unless even. */
    static byte[] scores(boolean even) {
        var rows = new StringBuilder("group,mated,distance\n");
        for (String group : List.of("north", "south")) {
            for (int i = 0; i < 1_000; i++) {
                boolean missed = i < (group.equals("south") && !even ? 200 : 20);
                rows.append(group).append(",0,0.9\n");
                rows.append(group).append(missed ? ",1,0.7\n" : ",1,0.2\n");
            }
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** An audit log in memory that can be told to fail. */
    static final class Log implements AuditLog {
        final List<AuditEntry> entries = new ArrayList<>();
        boolean fails;

        @Override
        public void write(Tx tx, AuditEntry entry) {
            write(entry);
        }

        @Override
        public synchronized void write(AuditEntry entry) {
            if (fails) throw Problem.of(Problem.Kind.UNAVAILABLE, "audit-unavailable", "Not now.");
            entries.add(entry);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
            write(entry);
        }

        /** {@code action outcome} of the newest line. */
        String newest() {
            AuditEntry last = entries.getLast();
            return last.action() + " " + last.outcome() + " " + last.actor().name();
        }

        Map<String, String> facts() {
            return entries.getLast().facts();
        }
    }
}
