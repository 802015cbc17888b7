package city.qala.platform.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows.
 *
 * @param next where to go afterwards: an address of ours
 * @param name what was typed as the account's name
 * @param mustChange whether a new password is asked for as well
 * @param problem code of what went wrong; null at first
 * @param params parameters of its text
 */
public record SignInForm(
        String next,
        String name,
        boolean mustChange,
        @Nullable String problem,
        List<Object> params) {
    public SignInForm {
        params = List.copyOf(params);
    }
}
