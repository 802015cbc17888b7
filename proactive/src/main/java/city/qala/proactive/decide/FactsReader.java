package city.qala.proactive.decide;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Variable;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one household a line. A line is taken in whole or not at all: a fact of the wrong type, of
 * the wrong entity, or out of range refuses the line with a reason.
 */
final class FactsReader {
    /** Decimals that a fact keeps; more are rounded half to even. */
    private static final int MOST_DECIMALS = 6;

    private static final BigDecimal GREATEST = new BigDecimal("1000000000000");
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build();

    /** What is wrong with a line. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String why) {
            super(why, null, false, false);
        }
    }

    /** One value of a line; the row is known once the line is taken in. */
    private record Given(
            Fact fact,
            int person,
            @Nullable Period since,
            @Nullable Long value,
            int decimals,
            @Nullable String text) {}

    private record From(Fact fact, int person, FactColumn.Source source) {}

    private final Law law;
    private final Set<String> strangers = new TreeSet<>();
    private final List<Given> given = new ArrayList<>();
    private final List<From> sources = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final List<String> unavailable = new ArrayList<>();
    private String id = "";
    private String dwelling = "";
    private @Nullable LocalDate on;

    FactsReader(Law law) {
        this.law = law;
    }

    /** Names of facts that no policy knows, met so far. */
    Set<String> strangers() {
        return strangers;
    }

    /** The day that the last line asked for, if it named one. */
    Optional<LocalDate> on() {
        return Optional.ofNullable(on);
    }

    /** Reads a line; it is kept until {@link #into}. */
    void read(String line) throws Bad {
        given.clear();
        sources.clear();
        people.clear();
        unavailable.clear();
        id = "";
        dwelling = "";
        on = null;
        try (JsonParser in = JSON.createParser(line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) throw new Bad("is not a JSON object");
            while (in.nextToken() == JsonToken.FIELD_NAME) top(in, in.currentName());
            if (in.nextToken() != null) throw new Bad("holds more than one JSON object");
        } catch (JsonProcessingException e) {
            throw new Bad("is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (id.isEmpty()) throw new Bad("has no \"id\"");
        if (people.isEmpty()) throw new Bad("has no \"persons\"");
    }

    private void top(JsonParser in, String name) throws IOException, Bad {
        in.nextToken();
        switch (name) {
            case "id" -> id = in.getText();
            case "on" -> on = day(in.getText());
            case "unavailable" -> {
                if (in.currentToken() != JsonToken.START_ARRAY)
                    throw new Bad("\"unavailable\" must be a list of registers");
                while (in.nextToken() != JsonToken.END_ARRAY) unavailable.add(in.getText());
            }
            case "household" -> facts(in, -1, false);
            case "dwelling" -> facts(in, -1, true);
            case "persons" -> {
                if (in.currentToken() != JsonToken.START_ARRAY)
                    throw new Bad("\"persons\" must be a list");
                while (in.nextToken() != JsonToken.END_ARRAY) person(in);
            }
            default -> throw new Bad("\"" + name + "\" is not known at the top of a line");
        }
    }

    private void person(JsonParser in) throws IOException, Bad {
        people.add("");
        facts(in, people.size() - 1, false);
        if (people.getLast().isEmpty()) throw new Bad("a person has no \"id\"");
        if (new HashSet<>(people).size() < people.size())
            throw new Bad("person \"" + people.getLast() + "\" is there twice");
    }

    private void facts(JsonParser in, int person, boolean ofDwelling) throws IOException, Bad {
        if (in.currentToken() != JsonToken.START_OBJECT)
            throw new Bad("facts must be a JSON object");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            boolean own = name.equals("id") && (person >= 0 || ofDwelling);
            if (own && person >= 0) people.set(person, in.getText());
            else if (own) dwelling = in.getText();
            else fact(in, name, person, ofDwelling);
        }
    }

    private void fact(JsonParser in, String name, int person, boolean ofDwelling)
            throws IOException, Bad {
        Variable v = law.variables().get(name);
        if (!(v instanceof Fact f)) {
            if (v != null) throw new Bad("\"" + name + "\" is computed and cannot be given");
            strangers.add(name);
            in.skipChildren();
            return;
        }
        boolean fits =
                switch (f.of()) {
                    case PERSON -> person >= 0;
                    case HOUSEHOLD -> person < 0 && !ofDwelling;
                    case DWELLING -> ofDwelling;
                };
        if (!fits) throw new Bad("\"" + name + "\" belongs to a " + word(f));
        if (in.currentToken() == JsonToken.START_OBJECT) object(in, f, person);
        else value(in, f, person, null);
    }

    private static String word(Fact f) {
        return f.of().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Values by period, or one value with its source. */
    private void object(JsonParser in, Fact f, int person) throws IOException, Bad {
        String register = f.register();
        String record = "";
        boolean sourced = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "value" -> {
                    if (in.currentToken() == JsonToken.START_OBJECT) dated(in, f, person);
                    else value(in, f, person, null);
                }
                case "register" -> register = in.getText();
                case "record" -> record = in.getText();
                default -> value(in, f, person, period(f, key));
            }
            sourced |= key.equals("register") || key.equals("record");
        }
        if (sourced) sources.add(new From(f, person, new FactColumn.Source(register, record)));
    }

    private void dated(JsonParser in, Fact f, int person) throws IOException, Bad {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            value(in, f, person, period(f, key));
        }
    }

    private static Period period(Fact f, String key) throws Bad {
        Period p =
                Period.parse(key)
                        .orElseThrow(() -> new Bad(f.name() + ": \"" + key + "\" is not a period"));
        if (f.flow() && p.kind() == Period.Kind.DAY)
            throw new Bad(f.name() + ": a flow is of a month, quarter or year, not of a day");
        return p;
    }

    private void value(JsonParser in, Fact f, int person, @Nullable Period since)
            throws IOException, Bad {
        JsonToken t = in.currentToken();
        if (t == JsonToken.VALUE_NULL) {
            if (since != null) given.add(new Given(f, person, since, null, 0, null));
            return;
        }
        switch (f.type()) {
            case BOOL -> {
                if (!t.isBoolean()) throw wrong(f, in, "true or false");
                add(f, person, since, in.getBooleanValue() ? 1 : 0, 0);
            }
            case DATE -> add(f, person, since, day(in.getText()).toEpochDay(), 0);
            case TEXT -> {
                if (t != JsonToken.VALUE_STRING) throw wrong(f, in, "a text");
                if (!f.choices().isEmpty() && !f.choices().contains(in.getText()))
                    throw wrong(f, in, "one of " + String.join(", ", f.choices()));
                given.add(new Given(f, person, since, 0L, 0, in.getText()));
            }
            case NUMBER -> {
                if (!t.isNumeric()) throw wrong(f, in, "a number");
                number(f, person, since, in);
            }
        }
    }

    private void number(Fact f, int person, @Nullable Period since, JsonParser in)
            throws IOException, Bad {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT
                && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long n = in.getLongValue();
            if (Math.abs(n) <= GREATEST.longValue()) {
                add(f, person, since, n, 0);
                return;
            }
        }
        BigDecimal n = in.getDecimalValue();
        if (n.abs().compareTo(GREATEST) > 0) throw wrong(f, in, "at most " + GREATEST);
        n = n.stripTrailingZeros();
        if (n.scale() > MOST_DECIMALS) n = n.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
        if (n.scale() < 0) n = n.setScale(0);
        add(f, person, since, n.unscaledValue().longValueExact(), n.scale());
    }

    private void add(Fact f, int person, @Nullable Period since, long value, int decimals) {
        given.add(new Given(f, person, since, value, decimals, null));
    }

    private static Bad wrong(Fact f, JsonParser in, String must) throws IOException {
        return new Bad(f.name() + " must be " + must + ": it is " + in.getText());
    }

    private static LocalDate day(String text) throws Bad {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Bad("\"" + text + "\" is not a date such as 2026-01-31");
        }
    }

    /** Adds the line's household to a population; its row. */
    int into(Population all) {
        int h = all.household(id, dwelling.isEmpty() ? id : dwelling);
        unavailable.forEach(all::unavailable);
        int first = all.people();
        people.forEach(all::person);
        for (Given g : given) {
            FactColumn c = all.fact(g.fact());
            int row = g.person() < 0 ? h : first + g.person();
            Long value = g.text() == null ? g.value() : Long.valueOf(all.texts().code(g.text()));
            if (g.since() != null) c.set(row, g.since(), value, g.decimals());
            else if (value != null) c.set(row, value, g.decimals());
        }
        for (From s : sources)
            all.fact(s.fact()).source(s.person() < 0 ? h : first + s.person(), s.source());
        return h;
    }
}
