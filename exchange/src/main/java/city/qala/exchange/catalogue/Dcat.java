package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Resource.Iri;
import city.qala.exchange.catalogue.Resource.Nested;
import city.qala.exchange.catalogue.Resource.Text;
import city.qala.exchange.catalogue.Resource.Words;
import city.qala.kernel.DataSet;
import city.qala.kernel.Language;
import city.qala.kernel.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as the European profile DCAT-AP 3 describes one. Pure. */
final class Dcat {

    private static final String EU = "http://publications.europa.eu/resource/authority/";

    /** Short names of vocabularies. */
    static final Map<String, String> PREFIXES = prefixes();

    private static final Wording TITLE =
            new Wording(
                    "Қаланың деректер каталогы",
                    "Каталог данных города",
                    "The city's catalogue of data");
    private static final Wording ABOUT =
            new Wording(
                    "Қала бере алатын барлық деректер жинағы: ашық және келісіммен.",
                    "Все наборы данных, которые город может дать: открытые и по соглашению.",
                    "Every data set that the city can give: openly or under an agreement.");

    private Dcat() {}

    private static Map<String, String> prefixes() {
        var all = new LinkedHashMap<String, String>();
        all.put("dcat", "http://www.w3.org/ns/dcat#");
        all.put("dct", "http://purl.org/dc/terms/");
        all.put("foaf", "http://xmlns.com/foaf/0.1/");
        all.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return java.util.Collections.unmodifiableMap(all);
    }

    static Resource catalogue(String base, String publisher, List<DataSet> sets) {
        var catalogue = new Resource(base + "/api/exchange/catalogue", "dcat:Catalog");
        words(catalogue, "dct:title", TITLE);
        words(catalogue, "dct:description", ABOUT);
        catalogue
                .say("dct:publisher", agent(publisher))
                .say("foaf:homepage", new Iri(base + "/en/data"));
        for (String language : List.of("KAZ", "RUS", "ENG"))
            catalogue.say("dct:language", new Iri(EU + "language/" + language));
        for (DataSet set : sets) catalogue.say("dcat:dataset", new Nested(dataSet(base, set)));
        return catalogue;
    }

    private static Resource dataSet(String base, DataSet set) {
        String address = base + "/api/exchange/datasets/" + set.code();
        var node = new Resource(address, "dcat:Dataset");
        words(node, "dct:title", set.title());
        words(node, "dct:description", set.about());
        node.say("dct:identifier", new Text(set.code()))
                .say("dct:publisher", agent(set.owner()))
                .say("dct:accrualPeriodicity", new Iri(EU + "frequency/" + rhythm(set.rhythm())))
                .say(
                        "dct:accessRights",
                        new Iri(EU + "access-right/" + (set.isOpen() ? "PUBLIC" : "RESTRICTED")))
                .say("dcat:landingPage", new Iri(base + "/en/data/" + set.code()));
        if (set.isOpen()) {
            for (Format format : Format.values())
                node.say("dcat:distribution", new Nested(distribution(address, set, format)));
        }
        return node;
    }

    private static Resource distribution(String address, DataSet set, Format format) {
        String rows = address + "/rows?format=" + format.word();
        return new Resource(rows + "#distribution", "dcat:Distribution")
                .say("dcat:accessURL", new Iri(rows))
                .say("dcat:downloadURL", new Iri(rows))
                .say("dcat:mediaType", new Iri(format.iana()))
                .say("dct:format", new Iri(EU + "file-type/" + format.name()))
                .say("dct:license", new Iri("https://spdx.org/licenses/" + set.licence()));
    }

    private static Nested agent(String name) {
        return new Nested(new Resource("", "foaf:Agent").say("foaf:name", new Text(name)));
    }

    private static void words(Resource node, String property, Wording wording) {
        for (Language l : Language.values()) node.say(property, new Words(wording.in(l), l.tag()));
    }

    private static String rhythm(DataSet.Rhythm rhythm) {
        return switch (rhythm) {
            case CONTINUOUS -> "CONT";
            case HOURLY -> "HOURLY";
            case DAILY -> "DAILY";
            case IRREGULAR -> "IRREG";
        };
    }
}
