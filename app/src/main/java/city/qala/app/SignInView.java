package city.qala.app;

import city.qala.platform.factor.QrPicture;
import city.qala.platform.http.Exchange;
import city.qala.platform.identity.AccountForm;
import city.qala.platform.identity.Identity;
import city.qala.platform.identity.SecondStep;
import city.qala.platform.identity.SignInForm;
import city.qala.platform.identity.SignInPage;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the sign-in page in the look of the city. */
final class SignInView implements SignInPage {
    private final Web web;
    private final Identity identity;
    private final Messages words = Messages.of(Cli.class);

    SignInView(Web web, Identity identity) {
        this.web = web;
        this.identity = identity;
    }

    @Override
    public void send(Exchange x, int status, SignInForm form) {
        Texts texts = words.in(x.language());
        String title = texts.get("sign-in.title");
        Frame page = web.frame(x, words, Address.of("/sign-in"), title, "").as(Frame.Look.RESIDENT);
        // A session that began with this very answer has no form to sign out yet.
        String mark = form.second().codes().isEmpty() ? identity.csrf(x) : "";
        Map<String, Object> params =
                Map.of(
                        "form", form,
                        "csrf", mark,
                        "provider", identity.provider(),
                        "wrong", wrong(texts, form.problem(), form.params()),
                        "qr", picture(texts, form.second()));
        web.send(x, status, page, "app/sign-in.jte", params, Web.NOTHING);
    }

    @Override
    public void account(Exchange x, int status, AccountForm form) {
        Texts texts = words.in(x.language());
        String title = texts.get("account.title");
        Frame page = web.frame(x, words, Address.of("/account"), title, "").as(Frame.Look.RESIDENT);
        Map<String, Object> params =
                Map.of(
                        "form", form,
                        "csrf", identity.csrf(x),
                        "wrong", wrong(texts, form.problem(), List.of()),
                        "qr", picture(texts, form.second()));
        web.send(x, status, page, "app/account.jte", params, Web.NOTHING);
    }

    private static String picture(Texts texts, SecondStep step) {
        return step.address().isEmpty()
                ? ""
                : QrPicture.svg(step.address(), texts.get("factor.picture"));
    }

    private static String wrong(Texts texts, @Nullable String problem, List<Object> params) {
        return problem == null ? "" : texts.get("sign-in.problem." + problem, params.toArray());
    }
}
