package city.qala.platform.http;

/**
 * A folder of the class path that is served as it is.
 *
 * @param prefix address, starting and not ending with a slash, for example {@code /assets}
 * @param folder resource path without a leading or trailing slash, for example {@code
 *     city/qala/web/assets}
 */
public record StaticFolder(String prefix, String folder) {
    public StaticFolder {
        if (!prefix.startsWith("/") || prefix.endsWith("/"))
            throw new IllegalArgumentException("prefix must be like /assets: " + prefix);
        if (folder.isEmpty() || folder.startsWith("/") || folder.endsWith("/"))
            throw new IllegalArgumentException("folder must be like a/b: " + folder);
    }
}
