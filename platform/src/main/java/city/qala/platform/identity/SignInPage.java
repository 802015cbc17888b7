package city.qala.platform.identity;

import city.qala.platform.http.Exchange;

/** Draws the pages of signing in. Implemented where pages are drawn. */
public interface SignInPage {
    /** Sends the sign-in page with this status. */
    void send(Exchange exchange, int status, SignInForm form);

    /** Sends the page of somebody's own account. */
    void account(Exchange exchange, int status, AccountForm form);
}
