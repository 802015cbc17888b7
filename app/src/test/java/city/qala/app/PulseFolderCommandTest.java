package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseFolderCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String language, String... args) {
        return Cli.execute(
                args,
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                Map.of("LANG", language + "_KZ.UTF-8"));
    }

    private void city(String events) throws IOException {
        Files.writeString(
                folder.resolve("districts.csv"),
                "district,wkt\nD1,\"POLYGON((76 43,76.02 43,76.02 43.02,76 43.02,76 43))\"\n");
        Files.writeString(
                folder.resolve("cells.csv"),
                "cell_id,site_id,lat,lon,azimuth_deg,hbeam_deg,height_m,eirp_dbm,tech\n"
                        + "C1,S1,43.01,76.01,0,65,30,30,LTE\n");
        Files.writeString(
                folder.resolve("events.csv"),
                "ts_ms,device_id,home_mcc,cell_id,ta,rsrp_dbm,neighbours,kind\n" + events);
    }

    @Test
    void givenEachEngine_whenAskedForHelp_thenItGivesAnExampleInEveryLanguage() {
        for (String language : List.of("kk", "ru", "en"))
            for (String engine :
                    List.of("clean", "locate", "smooth", "roles", "population", "purchases")) {
                out.getBuffer().setLength(0);
                assertThat(run(language, "pulse", engine, "--help")).isZero();
                assertThat(out.toString()).contains("./qala pulse " + engine).contains("--json");
            }
    }

    @Test
    void givenAnEvent_whenLocated_thenItLiesInFrontOfItsMastAndTheSummaryCountsIt()
            throws IOException {
        city("1767225600000,X,401,C1,3,-80,,sig\n");
        Path to = folder.resolve("out.csv");
        int code = run("en", "pulse", "locate", "--in", folder.toString(), "--out", to.toString());
        assertThat(code).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("written").asInt()).isEqualTo(1);
        String[] row = Files.readAllLines(to).get(1).split(",");
        assertThat(Double.parseDouble(row[2])).isBetween(43.0102, 43.0135);
        assertThat(row[6]).isEqualTo("D1");
    }

    @Test
    void givenABadRow_whenStrict_thenTheCommandEndsWithFindings() throws IOException {
        city("soon,X,401,C1,3,-80,,sig\n1767225600000,X,401,C1,3,-80,,sig\n");
        Path to = folder.resolve("out.csv");
        String[] args = {
            "pulse", "clean", "--in", folder.toString(), "--out", to.toString(), "--strict"
        };
        assertThat(run("en", args)).isEqualTo(1);
        assertThat(out.toString()).contains("events.csv line 2");
    }
}
