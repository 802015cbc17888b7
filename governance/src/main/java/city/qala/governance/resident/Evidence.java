package city.qala.governance.resident;

import city.qala.governance.audit.Inclusion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proof of one line as a file that can be checked without the town. */
final class Evidence {
    private Evidence() {}

    static Map<String, Object> of(Inclusion proof) {
        var root = new LinkedHashMap<String, Object>();
        root.put("city", proof.root().city());
        root.put("size", proof.root().size());
        root.put("at", proof.root().at().toString());
        root.put("root", proof.root().root());
        root.put("key", proof.root().key());
        root.put("signature", proof.root().signature());
        var out = new LinkedHashMap<String, Object>();
        out.put("format", "qala-audit-inclusion-1");
        out.put("number", proof.number());
        out.put("entry", proof.text());
        out.put("path", proof.path());
        out.put("root", root);
        return out;
    }
}
