package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.List;

/** SensorThings over HTTP: every address below the root goes to the one service. */
final class StaRoutes implements Routes {

    private final StaService service;

    StaRoutes(StaService service) {
        this.service = service;
    }

    @Override
    public void routing(Router to) {
        to.get(SensorThings.ROOT, this::answer);
        for (String method : List.of("GET", "POST", "PATCH", "PUT", "DELETE"))
            to.on(method, SensorThings.ROOT + "/*", this::answer);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private void answer(Exchange x) {
        String base = x.base() + SensorThings.ROOT;
        boolean hasBody =
                switch (x.method()) {
                    case "POST", "PUT", "PATCH" -> true;
                    default -> false;
                };
        byte[] body = hasBody ? x.body(service.config().maxBody()) : new byte[0];
        var rq =
                new StaRequest(
                        x.method(),
                        x.rawPath().substring(SensorThings.ROOT.length()),
                        x.rawQuery(),
                        x.header("Content-Type").orElse(""),
                        x.header("Prefer").orElse(""),
                        x.header("Idempotency-Key").orElse(null),
                        new StaRequest.Bytes(body),
                        x.actor(),
                        false,
                        x.header("Qala-Purpose").orElse(""));
        send(x, answer(x, rq, base));
    }

    private StaAnswer answer(Exchange x, StaRequest rq, String base) {
        try {
            return service.handle(rq, base);
        } catch (Problem p) {
            if (p.kind() == Problem.Kind.METHOD_NOT_ALLOWED) x.set("Allow", StaService.METHODS);
            throw p;
        }
    }

    private static void send(Exchange x, StaAnswer answer) {
        answer.headers().forEach(x::set);
        if (answer.type.isEmpty()) x.send(answer.status);
        else x.send(answer.status, answer.type, answer.body);
    }
}
