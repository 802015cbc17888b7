package city.qala.platform.identity;

import java.util.List;

/**
 * The second step of signing in, or of one's own account's page.
 *
 * @param ticket what proves the first step; empty before it
 * @param address what an authenticator program reads from a picture; empty unless one is set up
 * @param secret the same to type in
 * @param codes recovery codes, shown once; empty unless they are new
 */
public record SecondStep(String ticket, String address, String secret, List<String> codes) {

    /** Not yet. */
    public static final SecondStep NONE = new SecondStep("", "", "", List.of());

    public SecondStep {
        codes = List.copyOf(codes);
    }

    /** A code is asked for. */
    static SecondStep code(String ticket) {
        return new SecondStep(ticket, "", "", List.of());
    }

    /** An authenticator program is set up. */
    static SecondStep enrol(String ticket, SecondFactor.Enrolment e) {
        return new SecondStep(ticket, e.address(), e.secret(), List.of());
    }

    /** New recovery codes. */
    static SecondStep codes(List<String> codes) {
        return new SecondStep("", "", "", codes);
    }
}
