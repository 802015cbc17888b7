package city.qala.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways to run PostgreSQL, which refuses to run as root. Tried in this order. */
enum StartMode {
    /** As the user we are. */
    PLAIN("as this user", -1, ""),
    /** In a user namespace of its own, where root is nobody; files stay ours. */
    NAMESPACE("in a user namespace", -1, "unshare -U"),
    /** As the number of nobody, without looking a user up. */
    SETPRIV("as user 65534", 65534, "setpriv --reuid=65534 --regid=65534 --clear-groups"),
    /** As the user nobody. */
    RUNUSER("as user nobody", 65534, "runuser -u nobody --");

    private final String words;
    private final int owner;
    private final String prefix;

    StartMode(String words, int owner, String prefix) {
        this.words = words;
        this.owner = owner;
        this.prefix = prefix;
    }

    /** For a message. */
    String words() {
        return words;
    }

    /** The user who must own the files of the cluster, or ourselves. */
    int owner() {
        return owner < 0 ? currentUser() : owner;
    }

    /** Whether the server runs as somebody else. */
    boolean changesUser() {
        return owner >= 0 && owner != currentUser();
    }

    List<String> command(List<String> program) {
        List<String> all = new ArrayList<>();
        if (!prefix.isEmpty()) all.addAll(List.of(prefix.split(" ", -1)));
        all.addAll(program);
        return all;
    }

    /** The modes that make sense for who we are. */
    static List<StartMode> available() {
        return currentUser() == 0
                ? List.of(NAMESPACE, SETPRIV, RUNUSER)
                : List.of(PLAIN, NAMESPACE);
    }

    /** The number of the user we are. */
    static int currentUser() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            // Without /proc we cannot be told root; PostgreSQL itself will refuse if we are.
            return 1;
        }
    }
}
