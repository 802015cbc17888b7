package city.qala.web;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;

/** The base map, layer by layer. Public: it holds streets and buildings, nobody's data. */
final class MapRoutes implements Routes {

    private final BaseMap map;

    MapRoutes(BaseMap map) {
        this.map = map;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/map/{layer}", this::layer);
    }

    private void layer(Exchange exchange) {
        String file = exchange.pathParam("layer");
        if (!file.endsWith(".geojson")) throw Problem.notFound("There is no such map layer.");
        String name = file.substring(0, file.length() - ".geojson".length());
        BaseMap.Layer layer =
                map.layer(name).orElseThrow(() -> Problem.notFound("There is no such map layer."));
        exchange.set("ETag", '"' + layer.tag() + '"')
                .set("Cache-Control", "public, max-age=300")
                .send(200, "application/geo+json", layer.bytes());
    }
}
