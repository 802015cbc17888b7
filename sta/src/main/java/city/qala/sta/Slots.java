package city.qala.sta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slots of an expression: one for each different way to many, shared by the paths that take it.
 */
final class Slots {

    private final Map<String, Slot> byWay = new HashMap<>();
    private final Map<String, Integer> byVariable = new HashMap<>();
    private int size = 1;

    int size() {
        return size;
    }

    /** Place of a variable's entity; the same name in another any uses the same place again. */
    int variable(String name) {
        if (name.isEmpty()) return 0;
        return byVariable.computeIfAbsent(name, n -> size++);
    }

    /** A place that nothing else uses. */
    int fresh() {
        return size++;
    }

    /** The slots that a path goes through, outermost first. */
    List<Slot> along(String variable, List<Navigation> steps) {
        List<Slot> slots = new ArrayList<>();
        int parent = variable(variable);
        int from = 0;
        StringBuilder key = new StringBuilder(variable).append(':');
        for (int i = 0; i < steps.size(); i++) {
            key.append(steps.get(i).name()).append('/');
            if (!steps.get(i).many()) continue;
            int above = parent;
            List<Navigation> way = steps.subList(from, i + 1);
            List<Navigation> whole = steps.subList(0, i + 1);
            Slot slot =
                    byWay.computeIfAbsent(
                            key.toString(), k -> new Slot(size++, above, way, variable, whole));
            slots.add(slot);
            parent = slot.index();
            from = i + 1;
        }
        return slots;
    }

    /** The slots that an expression leaves open, each after the one that it starts from. */
    List<Slot> of(Expression expression) {
        Map<Integer, Slot> found = new LinkedHashMap<>();
        collect(expression, new HashSet<>(), found);
        return new ArrayList<>(found.values());
    }

    private void collect(Expression expression, Set<String> bound, Map<Integer, Slot> found) {
        switch (expression) {
            case Expression.Path path -> {
                if (!bound.contains(path.variable()))
                    for (Slot slot : along(path.variable(), path.steps()))
                        found.put(slot.index(), slot);
            }
            case Expression.Not not -> collect(not.operand(), bound, found);
            case Expression.Negate negate -> collect(negate.operand(), bound, found);
            case Expression.Binary binary -> {
                collect(binary.left(), bound, found);
                collect(binary.right(), bound, found);
            }
            case Expression.In in -> {
                collect(in.value(), bound, found);
                for (Expression option : in.options()) collect(option, bound, found);
            }
            case Expression.Call call -> {
                for (Expression argument : call.arguments()) collect(argument, bound, found);
            }
            case Expression.Any any -> {
                if (any.variable().isEmpty()) return;
                Set<String> inner = new HashSet<>(bound);
                inner.add(any.variable());
                collect(any.body(), inner, found);
            }
            default -> {}
        }
    }
}
