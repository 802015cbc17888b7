package city.qala.web;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.nio.charset.StandardCharsets;

/** Style sheets, fonts and scripts. */
final class StaticRoutes implements Routes {

    private final Assets assets;

    StaticRoutes(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void routing(Router to) {
        to.get("/static/*", this::file).get("/favicon.ico", this::icon);
    }

    private void file(Exchange exchange) {
        String name = exchange.rawPath().substring("/static/".length());
        Assets.Asset asset =
                assets.find(name).orElseThrow(() -> Problem.notFound("There is no such file."));
        boolean forEver = name.startsWith("ui/") || !exchange.rawQuery().isEmpty();
        exchange.set("ETag", '"' + asset.hash() + '"')
                .set(
                        "Cache-Control",
                        forEver ? "public, max-age=31536000, immutable" : "public, max-age=3600")
                .send(200, asset.type(), asset.bytes());
    }

    private void icon(Exchange exchange) {
        byte[] mark = Marks.ICON.getBytes(StandardCharsets.UTF_8);
        exchange.set("Cache-Control", "public, max-age=86400").send(200, "image/svg+xml", mark);
    }
}
