package city.qala.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML file of settings into flat names with their lines. */
final class SettingsFile {

    /** One setting as it stands in the file. */
    record Entry(String key, List<String> values, String origin) {}

    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ConfigFault> faults;

    private SettingsFile(String name, List<ConfigFault> faults) {
        this.name = name;
        this.faults = faults;
    }

    /** The entries; what cannot be read becomes a fault. */
    static List<Entry> read(Path path, List<ConfigFault> faults) {
        var file = new SettingsFile(String.valueOf(path.getFileName()), faults);
        try {
            file.parse(Files.readString(path));
        } catch (IOException e) {
            file.broken(file.name, "cannot be read");
        } catch (MarkedYamlEngineException e) {
            file.broken(
                    file.at(e.getProblemMark().map(m -> m.getLine()).orElse(0)), e.getProblem());
        } catch (YamlEngineException e) {
            file.broken(file.name, "is not YAML");
        }
        return file.entries;
    }

    private void parse(String text) {
        var settings =
                LoadSettings.builder().setMaxAliasesForCollections(5).setUseMarks(true).build();
        new Compose(settings).composeString(text).ifPresent(root -> walk("", root));
    }

    private void walk(String prefix, Node node) {
        switch (node) {
            case MappingNode map -> {
                for (NodeTuple pair : map.getValue()) {
                    walk(prefix + (prefix.isEmpty() ? "" : ".") + keyOf(pair), pair.getValueNode());
                }
            }
            case SequenceNode list ->
                    entries.add(new Entry(prefix, scalars(prefix, list), at(list)));
            case ScalarNode one when prefix.isEmpty() ->
                    broken(at(one), "must hold keys and values");
            case ScalarNode one -> entries.add(new Entry(prefix, List.of(one.getValue()), at(one)));
            default -> broken(at(node), "holds something that is not a setting");
        }
    }

    private static String keyOf(NodeTuple pair) {
        return pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    }

    private List<String> scalars(String key, SequenceNode list) {
        List<String> out = new ArrayList<>();
        for (Node n : list.getValue()) {
            if (n instanceof ScalarNode s) out.add(s.getValue());
            else faults.add(new ConfigFault(at(n), key, ConfigFault.Kind.WRONG_VALUE, "", "list"));
        }
        return out;
    }

    private void broken(String origin, String says) {
        faults.add(new ConfigFault(origin, "", ConfigFault.Kind.BROKEN_FILE, "", says));
    }

    private String at(Node node) {
        return at(node.getStartMark().map(m -> m.getLine()).orElse(0));
    }

    private String at(int lineFromZero) {
        return name + ":" + (lineFromZero + 1);
    }
}
