package city.qala.platform.http;

/** A group of addresses. Its one method is their table of contents. */
public interface Routes {
    /** Adds the addresses of this group. */
    void routing(Router to);

    /**
     * Whether pages of other sites may call these addresses (CORS, without credentials). Only
     * groups whose addresses are guarded by bearer tokens or are public say yes.
     */
    default boolean crossOrigin() {
        return false;
    }
}
