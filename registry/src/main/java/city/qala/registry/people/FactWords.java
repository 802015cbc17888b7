package city.qala.registry.people;

import city.qala.kernel.Ulid;
import city.qala.registry.intake.DeskFrame;
import city.qala.registry.intake.Field;
import city.qala.registry.people.PeopleView.Fact;
import city.qala.registry.people.PeopleView.Group;
import city.qala.registry.people.PeopleView.Source;
import city.qala.web.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What registers say in the reader's words. */
final class FactWords {
    private static final List<String> ORDER =
            List.of(
                    "identity",
                    "address",
                    "family",
                    "contact",
                    "health",
                    "education",
                    "housing",
                    "property",
                    "work",
                    "income",
                    "source");

    private final Frame page;
    private final Map<String, String> registers;

    /**
     * @param registers titles by code
     */
    FactWords(Frame page, Map<String, String> registers) {
        this.page = page;
        this.registers = registers;
    }

    /** What is believed of a thing. */
    static Optional<String> first(Map<String, List<Said>> facts, String name) {
        return Optional.ofNullable(facts.get(name)).map(said -> said.getFirst().value());
    }

    List<Group> groups(Map<String, List<Said>> facts) {
        var groups = new LinkedHashMap<String, List<Fact>>();
        for (String group : ORDER) groups.put(group, new ArrayList<>());
        facts.forEach((name, said) -> {
            // Ids of our own say nothing to a reader.
            if (name.equals("town-id") || name.equals("household-id")) return;
            groups.getOrDefault(said.getFirst().group(), new ArrayList<>()).add(fact(name, said));
        });
        var shown = new ArrayList<Group>();
        groups.forEach((group, list) -> {
            if (!list.isEmpty()) shown.add(new Group(page.t("group." + group), list));
        });
        return shown;
    }

    private Fact fact(String name, List<Said> said) {
        List<Source> others = FactRule.others(said).stream().map(this::source).toList();
        return new Fact(
                page.texts().orElse("fact." + name, name.replace('_', ' ')),
                source(said.getFirst()),
                others,
                said.size() - 1 - others.size());
    }

    private Source source(Said s) {
        return new Source(
                value(s),
                registers.getOrDefault(s.register(), s.register()),
                s.source(),
                DeskFrame.day(page, s.since()));
    }

    private String value(Said s) {
        if (s.type() == Field.Type.BOOL)
            return page.t(s.value().equals("true") ? "fact.yes" : "fact.no");
        if (s.type() == Field.Type.DATE && s.value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
            return DeskFrame.day(page, LocalDate.parse(s.value()));
        return PeopleRoutes.shown(s);
    }

    List<PeopleView.Event> events(List<PeopleStore.Event> events, Ulid id) {
        return events.stream()
                .map(e -> {
                    boolean own = e.person().equals(id.text());
                    String key = "person." + e.kind() + (own ? ".own" : ".other");
                    return new PeopleView.Event(
                            page.formats().moment(e.at(), page.now()),
                            page.t(key, tail(own ? e.other() : e.person())));
                })
                .toList();
    }

    private static String tail(String id) {
        return "…" + id.substring(20);
    }
}
