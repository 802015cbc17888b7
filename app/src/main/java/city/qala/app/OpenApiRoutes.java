package city.qala.app;

import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of all interfaces, for programs that read it. */
final class OpenApiRoutes implements Routes {
    private final byte[] document = read();

    @Override
    public void routing(Router to) {
        to.get("/openapi", x -> x.send(200, "application/yaml; charset=utf-8", document));
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private static byte[] read() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) throw new IllegalStateException("openapi.yaml is not in the program");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
