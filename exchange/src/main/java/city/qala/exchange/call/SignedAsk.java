package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.message.Ask;

/**
 * A request whose signature, time and nonce have been checked.
 *
 * @param agreement the agreement that it was made under
 * @param ask what was signed
 * @param signature the detached signature
 * @param keyId the key that made it
 */
record SignedAsk(Agreement agreement, Ask ask, String signature, String keyId) {}
