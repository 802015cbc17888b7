package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreements;
import city.qala.exchange.message.Ask;
import city.qala.exchange.message.Evidence;
import city.qala.exchange.message.ProviderKeys;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Signed calls, their evidence, and the keys that sign answers. */
final class CallRoutes implements Routes {

    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Calls calls;
    private final CallDesk desk;
    private final Clock clock;
    private final ProviderKeys keys;
    private final int bodyBytes;

    CallRoutes(Calls calls, CallDesk desk, Clock clock, ProviderKeys keys, int bodyBytes) {
        this.calls = calls;
        this.desk = desk;
        this.clock = clock;
        this.keys = keys;
        this.bodyBytes = bodyBytes;
    }

    @Override
    public void routing(Router to) {
        to.post("/api/exchange/agreements/{agreement}/calls", this::call);
        to.get("/api/exchange/agreements/{agreement}/calls/{call}/evidence", this::evidence);
        to.get("/api/exchange/keys", this::keys);
    }

    private void call(Exchange x) {
        byte[] body = x.body(bodyBytes);
        CallDesk.Answer answer = desk.answer(ask(x, body), signature(x), body);
        x.set("Qala-Call", answer.receipt().call())
                .set("Qala-Time", answer.receipt().time())
                .set("Qala-Rows", Integer.toString(answer.receipt().rows()))
                .set("Qala-Signature", answer.signature())
                .set("Cache-Control", "no-store")
                .send(200, JSON_TYPE, answer.rows().body());
    }

    private void evidence(Exchange x) {
        Evidence found;
        String call = x.pathParam("call");
        if (Agreements.mayRead(x.actor())) found = calls.evidence(call);
        else {
            Ask ask = ask(x, new byte[0]);
            found = calls.evidence(call, desk.admit(ask, signature(x), clock.instant()));
        }
        x.set("Cache-Control", "no-store").send(200, JSON_TYPE, json(found.members()));
    }

    private void keys(Exchange x) {
        x.send(200, "application/jwk-set+json", json(keys.published()));
    }

    private static Ask ask(Exchange x, byte[] body) {
        return Ask.of(
                x.method(),
                x.rawPath(),
                x.pathParam("agreement"),
                header(x, "Qala-Nonce"),
                header(x, "Qala-Time"),
                body);
    }

    private static String signature(Exchange x) {
        return header(x, "Qala-Signature");
    }

    private static String header(Exchange x, String name) {
        Optional<String> value = x.header(name);
        return value.orElse("");
    }

    private static byte[] json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }
}
