package city.qala.platform.oidc;

import java.util.List;

/**
 * Somebody as the provider knows them.
 *
 * @param issuer the provider
 * @param subject its own name for them, never used again for anybody else
 * @param name what they call themselves there, for our account's name
 * @param groups in which they are
 */
public record ProviderUser(String issuer, String subject, String name, List<String> groups) {
    public ProviderUser {
        groups = List.copyOf(groups);
    }
}
