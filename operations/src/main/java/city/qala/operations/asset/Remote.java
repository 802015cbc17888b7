package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.FormBody;
import city.qala.web.Frame;
import city.qala.web.Web;
import gg.jte.Content;

/** What stands on an asset's page of the commands that it takes. */
public interface Remote {

    /** No asset takes commands. */
    Remote NONE =
            new Remote() {
                @Override
                public Content panel(
                        Frame page,
                        Actor reader,
                        String code,
                        boolean duty,
                        String action,
                        String csrf) {
                    return Web.NOTHING;
                }

                @Override
                public void act(Actor actor, String code, String deed, FormBody form) {
                    throw Problem.notFound("There is no such thing to do with an asset.");
                }
            };

    /**
     * The panel with its commands; nothing for an asset that takes none.
     *
     * @param duty whether the reader may give commands
     * @param action address that its forms post to, without the deed
     * @param csrf what forms send along
     */
    Content panel(Frame page, Actor reader, String code, boolean duty, String action, String csrf);

    /**
     * Does what one of its forms asks for.
     *
     * @throws city.qala.kernel.Problem {@code not-found} for a deed that there is not
     */
    void act(Actor actor, String code, String deed, FormBody form);
}
