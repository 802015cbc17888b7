package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeoJsonTest {

    private static Object json(String text) {
        try {
            return new ObjectMapper().readValue(text.replace('\'', '"'), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Test
    void givenEveryGeometry_whenRead_thenItIsTheShapeItSays() {
        Map<String, String> cases =
                Map.of(
                        "{'type':'Point','coordinates':[76.9,43.2,800]}",
                        "POINT (76.9 43.2)",
                        "{'type':'LineString','coordinates':[[0,0],[1,1]]}",
                        "LINESTRING (0 0, 1 1)",
                        "{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]],"
                                + "[[2,1],[3,1],[3,2],[2,1]]]}",
                        "POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))",
                        "{'type':'MultiPoint','coordinates':[[0,0],[1,1]]}",
                        "MULTIPOINT ((0 0), (1 1))",
                        "{'type':'MultiLineString','coordinates':[[[0,0],[1,1]]]}",
                        "MULTILINESTRING ((0 0, 1 1))",
                        "{'type':'MultiPolygon','coordinates':[[[[0,0],[9,0],[9,9],[0,0]]]]}",
                        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))",
                        "{'type':'GeometryCollection','geometries':"
                                + "[{'type':'Point','coordinates':[1,2]}]}",
                        "GEOMETRYCOLLECTION (POINT (1 2))",
                        "{'type':'Feature','properties':{},'geometry':"
                                + "{'type':'Point','coordinates':[1,2]}}",
                        "POINT (1 2)",
                        "{'type':'Feature','properties':{},'geometry':null}",
                        "GEOMETRYCOLLECTION EMPTY");
        cases.forEach((text, wkt) -> assertThat(GeoJson.shape(json(text)).toText()).isEqualTo(wkt));
    }

    @Test
    void givenWhatIsNoShape_whenRead_thenItIsRefusedWithTheReason() {
        for (String text :
                List.of(
                        "5",
                        "{}",
                        "{'type':5}",
                        "{'type':'Circle','coordinates':[1,2]}",
                        "{'type':'Point'}",
                        "{'type':'Point','coordinates':[1]}",
                        "{'type':'Point','coordinates':['1','2']}",
                        "{'type':'Point','coordinates':[181,0]}",
                        "{'type':'Point','coordinates':[0,90.01]}",
                        "{'type':'Point','coordinates':null}",
                        "{'type':'LineString','coordinates':[[0,0]]}",
                        "{'type':'Polygon','coordinates':[]}",
                        "{'type':'Polygon','coordinates':[[[0,0],[1,0],[0,0]]]}",
                        "{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,1]]]}",
                        "{'type':'Feature','geometry':5}",
                        "{'type':'GeometryCollection','geometries':{}}")) {
            Object value = json(text);
            assertThat(catchThrowableOfType(Problem.class, () -> GeoJson.shape(value)))
                    .as(text)
                    .satisfies(p -> assertThat(p.code()).isEqualTo("invalid-parameter"));
            assertThat(GeoJson.shapeOrNull(value)).isNull();
        }
        Object nan = Map.of("type", "Point", "coordinates", List.of(Double.NaN, 1.0));
        assertThat(GeoJson.shapeOrNull(nan)).isNull();
    }

    @Test
    void givenTooMuch_whenRead_thenVerticesAndDepthAreLimited() {
        List<Object> many =
                new ArrayList<>(Collections.nCopies(GeoJson.MAX_VERTICES + 1, List.of(1, 2)));
        Object line = Map.of("type", "MultiPoint", "coordinates", many);
        assertThat(catchThrowableOfType(Problem.class, () -> GeoJson.shape(line)).detail())
                .contains("100000 vertices");
        Object nested = Map.of("type", "Point", "coordinates", List.of(1, 2));
        for (int i = 0; i < 5_000; i++)
            nested = Map.of("type", "GeometryCollection", "geometries", List.of(nested));
        Object deep = nested;
        assertThat(catchThrowableOfType(Problem.class, () -> GeoJson.shape(deep)).detail())
                .contains("too deep");
    }
}
