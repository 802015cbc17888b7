package city.qala.registry.people;

import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Meaning;
import city.qala.registry.people.HouseholdRule.Home;
import city.qala.registry.people.PeopleStore.Live;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where everybody lives, by what the registers say now: of several addresses the one of the source
 * that is believed first.
 *
 * @param list one for each person
 * @param since the day from which each person's home is told, by person
 */
record Homes(List<Home> list, Map<String, LocalDate> since) {
    private static final List<Meaning> ADULTS =
            List.of(Meaning.MOTHER_IIN, Meaning.FATHER_IIN, Meaning.GUARDIAN_IIN);

    Homes {
        list = List.copyOf(list);
        since = Map.copyOf(since);
    }

    static Homes of(
            List<Live> records,
            Map<String, Declaration> registers,
            Map<String, String> personOf,
            LocalDate today) {
        var byPerson = new TreeMap<String, List<Live>>();
        var byIin = new HashMap<String, String>();
        for (Live r : records) {
            String person = personOf.getOrDefault(r.entry().id(), r.entry().person());
            byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(r);
            if (!r.iin().isEmpty()) byIin.putIfAbsent(r.iin(), person);
        }
        var homes = new ArrayList<Home>();
        var since = new HashMap<String, LocalDate>();
        byPerson.forEach((person, said) -> {
            said.sort(
                    java.util.Comparator.comparingInt((Live r) -> rank(r, registers))
                            .thenComparing(r -> r.entry().id()));
            homes.add(home(person, said, registers, byIin));
            since.put(person, from(said, registers).orElse(today));
        });
        return new Homes(homes, since);
    }

    private static Home home(
            String person,
            List<Live> said,
            Map<String, Declaration> registers,
            Map<String, String> byIin) {
        var adults = new ArrayList<String>();
        for (Meaning m : ADULTS) {
            String adult = byIin.get(first(m, said, registers));
            if (adult != null && !adult.equals(person)) adults.add(adult);
        }
        Optional<LocalDate> born =
                said.stream()
                        .map(Live::born)
                        .filter(b -> !b.isEmpty())
                        .map(LocalDate::parse)
                        .findFirst();
        return new Home(
                person,
                first(Meaning.HOUSEHOLD_ID, said, registers),
                dwelling(said, registers),
                born,
                adults);
    }

    private static String dwelling(List<Live> said, Map<String, Declaration> registers) {
        for (Live r : said) {
            Declaration register = registers.get(r.entry().register());
            String found = register == null ? "" : FactRule.dwelling(r.entry(), register);
            if (!found.isEmpty()) return found;
        }
        return "";
    }

    private static Optional<LocalDate> from(List<Live> said, Map<String, Declaration> registers) {
        for (Live r : said) {
            Declaration register = registers.get(r.entry().register());
            boolean tells =
                    register != null
                            && (!FactRule.dwelling(r.entry(), register).isEmpty()
                                    || !FactRule.cell(Meaning.HOUSEHOLD_ID, r.entry(), register)
                                            .isEmpty());
            if (tells) return Optional.of(r.entry().validFrom());
        }
        return said.stream().map(r -> r.entry().validFrom()).findFirst();
    }

    private static String first(Meaning as, List<Live> said, Map<String, Declaration> registers) {
        for (Live r : said) {
            Declaration register = registers.get(r.entry().register());
            String text = register == null ? "" : FactRule.cell(as, r.entry(), register);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    private static int rank(Live r, Map<String, Declaration> registers) {
        Declaration register = registers.get(r.entry().register());
        return register == null ? Integer.MAX_VALUE : register.rank();
    }
}
