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
 * @param second the second step, once the first is done
 */
public record SignInForm(
        String next,
        String name,
        boolean mustChange,
        @Nullable String problem,
        List<Object> params,
        SecondStep second) {
    public SignInForm {
        params = List.copyOf(params);
    }

    /** The first step, as it begins. */
    static SignInForm first(String next) {
        return new SignInForm(next, "", false, null, List.of(), SecondStep.NONE);
    }

    /** The second step. */
    static SignInForm second(String next, SecondStep step) {
        return new SignInForm(next, "", false, null, List.of(), step);
    }

    /** The same with what went wrong. */
    SignInForm wrong(String code, List<Object> with) {
        return new SignInForm(next, name, mustChange, code, with, second);
    }
}
