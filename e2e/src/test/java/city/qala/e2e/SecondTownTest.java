package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another town by its own map, list of sensors and settings, as docs/operate/first-town.md says.
 */
class SecondTownTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final String EXTRACT = "/city/qala/demo/map/valley-2015.osm.pbf";
    private static final String VILLAGE = "9.51,47.10,9.57,47.13";

    private static final String SETTINGS =
            """
            city:
              name:
                kk: Тау ауылы
                ru: Горное село
                en: Hill village
              zone: Asia/Almaty
              languages: [ru, kk, en]
              districts: [Upper, Lower]
              help-number: "109"
            """;

    private static final String SENSORS =
            """
            code,name,kind,lat,lon,district,class,device,gateway,property,unit,interval,visibility
            AIR-1,Church square,air,47.1150,9.5290,Upper,reference,gw-1,GW-1,PM2.5,µg/m³,10m,public
            AIR-1,Church square,air,47.1150,9.5290,Upper,reference,gw-1,GW-1,PM10,µg/m³,10m,public
            AIR-2,Mill lane,air,47.1120,9.5330,Lower,low-cost,gw-1,GW-1,PM2.5,µg/m³,10m,public
            GW-1,Gateway school,gateway,47.1140,9.5300,Upper,,gw-1,GW-1,mains,1,1h,staff
            """;

    @TempDir Path folder;

    @Test
    void givenAMapAListAndTwentyLines_whenServed_thenTheTownIsThereUnderItsOwnName()
            throws IOException {
        String data = folder.resolve("data").toString();
        Path map = extract();
        town.city().run("import", "map", map.toString(), "--data", data, "--bbox", VILLAGE);
        Path settings = Files.writeString(folder.resolve("qala.yaml"), SETTINGS);
        Path sensors = Files.writeString(folder.resolve("sensors.csv"), SENSORS);
        Path history = Files.writeString(folder.resolve("history.csv"), history());
        try (CityProcess city =
                CityProcess.start("serve", Path.of(data), "--config", settings.toString())) {
            city.run("import", "things", sensors.toString(), "--data", data);
            city.run("import", "readings", history.toString(), "--data", data);
            try (Visit visit = town.browser().visit(city.base(), Screen.DESK)) {
                visit.open("/en/air");
                assertThat(visit.one(".brand")).containsText("Hill village");
                assertThat(visit.one("[data-list] > li > a")).hasCount(2);
                assertThat(visit.one("[data-list]")).containsText("Church square");
                assertThat(visit.one("[data-list] [aria-current=true] .val")).hasText("17");
                assertThat(visit.one("#map.ready canvas")).isVisible();
                assertThat(visit.one(".maplibregl-marker.mk")).hasCount(2);
            }
            assertThat(city.get("/", "Accept-Language", "fr").headers().firstValue("location"))
                    .hasValue("/ru/");
            assertThat(city.get("/ru/").body()).contains("Горное село", "109");
        }
    }

    private Path extract() throws IOException {
        Path file = folder.resolve("region.osm.pbf");
        try (InputStream in = SecondTownTest.class.getResourceAsStream(EXTRACT)) {
            Files.copy(java.util.Objects.requireNonNull(in), file);
        }
        return file;
    }

    private static String history() {
        var rows = new StringBuilder("code,property,time,value\n");
        for (int minutes = 120; minutes >= 0; minutes -= 10)
            rows.append("AIR-1,PM2.5,%s,17\n".formatted(Instant.now().minusSeconds(60L * minutes)));
        return rows.toString();
    }
}
