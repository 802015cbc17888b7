package city.qala.governance.resident;

import city.qala.kernel.Grant;
import city.qala.kernel.HeldFact;
import city.qala.kernel.HeldFact.May;
import city.qala.kernel.Language;
import city.qala.kernel.PersonalData;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The residents' file as what the city holds about somebody. */
final class ResidentFile implements PersonalData {
    private static final Map<String, May> MAY =
            Map.of(
                    "resident.name", May.CORRECT,
                    "resident.born", May.OBJECT,
                    "resident.iin", May.OBJECT,
                    "resident.language", May.CORRECT,
                    "resident.address", May.CORRECT,
                    "resident.phone", May.ERASE,
                    "resident.email", May.ERASE,
                    "resident.household", May.OBJECT);

    private final ResidentStore store;
    private final Function<String, List<String>> readers;
    private final Clock clock;

    /**
     * @param readers codes of the purposes that may read a field
     */
    ResidentFile(ResidentStore store, Function<String, List<String>> readers, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public String dataSet() {
        return "resident";
    }

    @Override
    public List<HeldFact> held(Tx tx, Grant grant, Subject subject) {
        Optional<Resident> found = find(tx, grant, subject);
        if (found.isEmpty()) return List.of();
        Resident r = found.get();
        var facts = new ArrayList<HeldFact>();
        facts.add(fact(r, "resident.name", r.name()));
        facts.add(fact(r, "resident.born", r.born().toString()));
        facts.add(fact(r, "resident.iin", r.iin().toString()));
        facts.add(fact(r, "resident.address", r.hidden() ? "" : r.address()));
        facts.add(fact(r, "resident.language", r.language().tag()));
        facts.add(fact(r, "resident.household", r.household().id().text()));
        if (!r.contact().phone().isEmpty())
            facts.add(fact(r, "resident.phone", r.contact().phone()));
        if (!r.contact().email().isEmpty())
            facts.add(fact(r, "resident.email", r.contact().email()));
        return List.copyOf(facts);
    }

    private HeldFact fact(Resident r, String field, String value) {
        var since = field.equals("resident.household") ? r.household().since() : r.since();
        return new HeldFact(field, value, r.source(), since, readers.apply(field), may(field));
    }

    @Override
    public void correct(Tx tx, Grant grant, Subject subject, String field, String value) {
        if (may(field) == May.OBJECT || !ResidentStore.canSet(field)) throw kept(field);
        String clean = value.strip();
        if (clean.isEmpty() || clean.length() > 300)
            throw Problem.invalid("value", clean.length(), "must have 1 to 300 characters");
        if (field.equals("resident.language") && Language.find(clean).isEmpty())
            throw Problem.invalid("value", clean, "must be kk, ru or en");
        set(tx, grant, subject, field, clean);
    }

    @Override
    public int erase(Tx tx, Grant grant, Subject subject, String field) {
        if (!field.isEmpty()) return eraseOne(tx, grant, subject, field);
        return MAY.entrySet().stream()
                .filter(e -> e.getValue() == May.ERASE)
                .mapToInt(e -> eraseOne(tx, grant, subject, e.getKey()))
                .sum();
    }

    private int eraseOne(Tx tx, Grant grant, Subject subject, String field) {
        if (may(field) != May.ERASE) throw kept(field);
        set(tx, grant, subject, field, "");
        return 1;
    }

    private void set(Tx tx, Grant grant, Subject subject, String field, String value) {
        var ours = city.qala.platform.db.Tx.of(tx);
        if (!store.set(ours, grant, subject.id(), field, value, clock.instant()))
            throw Problem.notFound("There is no such resident.");
    }

    private Optional<Resident> find(Tx tx, Grant grant, Subject subject) {
        if (!subject.kind().equals("person")) return Optional.empty();
        return store.find(city.qala.platform.db.Tx.of(tx), grant, subject.id());
    }

    private static May may(String field) {
        May may = MAY.get(field);
        if (may == null) throw unknown(field);
        return may;
    }

    static Problem unknown(String field) {
        return Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "unknown-field",
                        "The town holds no field %s.",
                        field)
                .at("/field", "is not known");
    }

    private static Problem kept(String field) {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                "field-not-permitted",
                "The law keeps %s as it is; you can object to it.",
                field);
    }
}
