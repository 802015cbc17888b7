package city.qala.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * The compiled templates of all modules. Each module keeps its own in a folder of its name, {@code
 * sensing/air.jte}; what a template writes is escaped for the place where it stands.
 */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    /** A template with its parameters, to be placed into another one. */
    public static Content content(String name, Map<String, Object> params) {
        return out -> ENGINE.render(name, params, out);
    }

    /** A template with its parameters, as text. */
    public static String render(String name, Map<String, Object> params) {
        var out = new StringOutput(32 * 1024);
        ENGINE.render(name, params, out);
        return out.toString();
    }

    /** Markup that is written as it stands; only for what our own code made. */
    static Content markup(String html) {
        return (TemplateOutput out) -> out.writeContent(html);
    }
}
