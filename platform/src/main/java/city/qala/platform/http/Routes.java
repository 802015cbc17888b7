package city.qala.platform.http;

/** A group of addresses. Its one method is their table of contents. */
public interface Routes {
    /** Adds the addresses of this group. */
    void routing(Router to);
}
