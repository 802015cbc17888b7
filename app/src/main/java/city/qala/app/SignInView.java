package city.qala.app;

import city.qala.platform.http.Exchange;
import city.qala.platform.identity.SignInForm;
import city.qala.platform.identity.SignInPage;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import java.util.Map;
import java.util.function.Function;

/** Draws the sign-in page in the look of the city. */
final class SignInView implements SignInPage {
    private final Web web;
    private final Function<Exchange, String> csrf;
    private final Messages words = Messages.of(Cli.class);

    SignInView(Web web, Function<Exchange, String> csrf) {
        this.web = web;
        this.csrf = csrf;
    }

    @Override
    public void send(Exchange x, int status, SignInForm form) {
        Texts texts = words.in(x.language());
        String title = texts.get("sign-in.title");
        Frame page = web.frame(x, words, Address.of("/sign-in"), title, "").as(Frame.Look.RESIDENT);
        Map<String, Object> params =
                Map.of("form", form, "csrf", csrf.apply(x), "wrong", wrong(texts, form));
        web.send(x, status, page, "app/sign-in.jte", params, Web.NOTHING);
    }

    private static String wrong(Texts texts, SignInForm form) {
        return form.problem() == null
                ? ""
                : texts.get("sign-in.problem." + form.problem(), form.params().toArray());
    }
}
