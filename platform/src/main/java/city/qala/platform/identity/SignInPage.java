package city.qala.platform.identity;

import city.qala.platform.http.Exchange;

/** Draws the sign-in page. Implemented where pages are drawn. */
@FunctionalInterface
public interface SignInPage {
    /** Sends the page with this status. */
    void send(Exchange exchange, int status, SignInForm form);
}
