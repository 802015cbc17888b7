package city.qala.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One SQL statement from a {@code .sql} file that lies beside a class in the resources.
 *
 * <p>Parameters are written {@code :name}; casts ({@code ::text}), strings and comments are left
 * alone. Keep instances in constants: reading happens once, when the class is loaded.
 */
public final class Sql {

    private final String name;
    private final String text;

    private Sql(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The statement in {@code <package of beside>/<name>.sql}.
     *
     * @throws IllegalStateException if there is no such file, which is a mistake in the program
     */
    public static Sql of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name + ".sql")) {
            if (in == null)
                throw new IllegalStateException(
                        "No file " + name + ".sql beside " + beside.getName() + ".");
            return text(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement by its text, for the machinery and for tests; capabilities use files. */
    public static Sql text(String name, String text) {
        String body = text.strip();
        while (body.endsWith(";")) body = body.substring(0, body.length() - 1).stripTrailing();
        return new Sql(name, body);
    }

    /** The file's name without ending. */
    public String name() {
        return name;
    }

    /** The statement without its closing semicolon, comments included. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sql s && s.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
