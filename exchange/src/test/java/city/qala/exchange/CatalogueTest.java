package city.qala.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.db.Sql;
import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("exchange");
    @TempDir static Path folder;
    private static final String SETS = "/api/exchange/datasets/";
    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town(ledger.database(), folder);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void givenTheCatalogue_whenALibraryReadsBothForms_thenTheyAreOneGraph() throws IOException {
        Model turtle =
                Rio.parse(
                        new StringReader(text("/api/exchange/catalogue?format=turtle")),
                        "",
                        RDFFormat.TURTLE);
        Model jsonLd =
                Rio.parse(new StringReader(text("/api/exchange/catalogue")), "", RDFFormat.JSONLD);
        assertThat(turtle).hasSizeGreaterThan(60);
        assertThat(Models.isomorphic(turtle, jsonLd)).isTrue();
        assertThat(turtle.filter(null, RDF.TYPE, DCAT.CATALOG)).hasSize(1);
        assertThat(turtle.filter(null, RDF.TYPE, DCAT.DATASET)).hasSize(3);
    }

    @Test
    void givenTheCatalogue_whenRead_thenEveryDataSetHasWhatTheProfileDemands() throws IOException {
        Model all =
                Rio.parse(
                        new StringReader(text("/api/exchange/catalogue?format=turtle")),
                        "",
                        RDFFormat.TURTLE);
        for (var set : all.filter(null, RDF.TYPE, DCAT.DATASET).subjects()) {
            assertThat(all.filter(set, DCTERMS.TITLE, null)).hasSize(3);
            assertThat(all.filter(set, DCTERMS.DESCRIPTION, null)).hasSize(3);
            assertThat(all.filter(set, DCTERMS.PUBLISHER, null)).hasSize(1);
        }
        for (var way : all.filter(null, RDF.TYPE, DCAT.DISTRIBUTION).subjects()) {
            assertThat(all.filter(way, DCAT.ACCESS_URL, null)).hasSize(1);
            assertThat(all.filter(way, DCTERMS.LICENSE, null)).hasSize(1);
        }
        assertThat(all.filter(null, RDF.TYPE, DCAT.DISTRIBUTION)).hasSize(6);
    }

    @Test
    void givenAnOpenSet_whenDownloadedAsCsv_thenItHasAHeaderAndAllRows() throws IOException {
        List<String> lines = text(SETS + "air/rows").lines().toList();
        assertThat(lines).hasSize(Town.ROWS + 1);
        assertThat(lines.getFirst()).isEqualTo("at,place,value,note");
        assertThat(lines.get(2)).isEqualTo("2026-03-01T08:00:00Z,P1,0.5,");
    }

    @Test
    void givenATextThatASpreadsheetWouldRun_whenDownloadedAsCsv_thenItStaysText()
            throws IOException {
        assertThat(text(SETS + "air/rows?limit=1").lines().toList().get(1))
                .isEqualTo("2026-03-01T07:00:00Z,'=1+1,0.0,");
    }

    @Test
    void givenAnOpenSet_whenDownloadedAsJson_thenItIsTheSame() throws IOException {
        JsonNode all = Town.JSON.readTree(text(SETS + "air/rows?format=json&limit=2"));
        assertThat(all.path("rows")).hasSize(2);
        assertThat(all.path("rows").get(1))
                .hasToString("[\"2026-03-01T08:00:00Z\",\"P1\",0.5,null]");
    }

    @Test
    void givenAnOpenSet_whenDownloadedAsParquet_thenTheLakesEngineReadsItBack() throws Exception {
        HttpResponse<byte[]> answer;
        try (var http = HttpClient.newHttpClient()) {
            answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    town.edge.base()
                                                            + SETS
                                                            + "air/rows?format=parquet"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        Path file = Files.write(town.lake.folder().resolve("back.parquet"), answer.body());
        List<String> found =
                town.lake.query(
                        Sql.text(
                                "back",
                                "select count(*) || ' ' || max(\"at\") || ' ' || sum(value) || ' '"
                                        + " || count(note) as f from read_parquet(:files)"),
                        List.of(file),
                        Map.of(),
                        row -> row.text("f"));
        assertThat(found).containsExactly("50 2026-03-03 08:00:00 612.5 0");
        assertThat(town.lake.folder().resolve("exports")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet"})
    void givenASetUnderAgreement_whenAnybodyDownloads_thenItIsRefused(String format)
            throws IOException {
        var answer = town.send("GET", SETS + "meters/rows?format=" + format, "bolat", "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("P1");
    }

    @ParameterizedTest
    @CsvSource({
        "air/rows?format=xml,400",
        "air/rows?limit=1000001,400",
        "air/rows?limit=-1,400",
        "air/rows?from=today,400",
        "air/rows?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z,400",
        "nothing/rows,404",
        "nothing,404",
    })
    void givenAWrongWish_whenSent_thenItIsAProblem(String path, int status) throws IOException {
        var answer = town.send("GET", SETS + path, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void givenASetDefinedBySql_whenDescribed_thenItsLineageIsThere() throws IOException {
        JsonNode lineage = Town.JSON.readTree(text(SETS + "exchange-use")).path("lineage");
        assertThat(lineage.findValuesAsText("name")).contains("partner", "calls");
        assertThat(lineage.get(5).path("sources")).hasToString("[\"exchange.call.*\"]");
    }

    @Test
    void givenAnAgreementInUse_whenAnybodyReadsItsUse_thenTheCallIsCounted() throws IOException {
        var agreement = town.agreed(5);
        try (var partner = town.partner(agreement)) {
            partner.call("{\"limit\":4}");
        }
        assertThat(text(SETS + "exchange-use/rows"))
                .contains("2026-03-01,meters,UNIVERSITY,University of Tests,research.meters,1,4");
    }

    @ParameterizedTest
    @CsvSource({"en,Open data", "ru,Открытые данные", "kk,Ашық деректер"})
    void givenALanguage_whenThePageIsRead_thenItSpeaksItAndLinksEveryDownload(
            String language, String words) throws IOException {
        String page = text("/" + language + "/data");
        assertThat(page)
                .contains(words)
                .contains(SETS + "air/rows?format=parquet")
                .doesNotContain(SETS + "meters/rows");
        assertThat(text("/" + language + "/data/exchange-use")).contains("exchange.call.rows");
        assertThat(text("/" + language + "/data/meters")).doesNotContain("format=csv");
    }

    private static String text(String path) throws IOException {
        var answer = town.send("GET", path, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
