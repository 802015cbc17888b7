package city.qala.platform.identity;

import org.jspecify.annotations.Nullable;

/**
 * What somebody's own page shows.
 *
 * @param account whose
 * @param required whether their roles need a second factor
 * @param second what is being set up, or new recovery codes
 * @param done code of what was done just now; empty if nothing was
 * @param problem code of what went wrong; null if nothing did
 */
public record AccountForm(
        Account account,
        boolean required,
        SecondStep second,
        String done,
        @Nullable String problem) {}
