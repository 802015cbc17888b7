package city.qala.web;

import java.util.Set;

/**
 * An entry of the top bar.
 *
 * @param key last part of its message key {@code nav.<key>}, which is one of the frame's
 * @param path address after the language, for example {@code /air}
 * @param roles codes of the roles that see it; empty: everybody
 */
public record Section(String key, String path, Set<String> roles) {
    public Section {
        roles = Set.copyOf(roles);
    }

    /** An entry that everybody sees. */
    public Section(String key, String path) {
        this(key, path, Set.of());
    }
}
