package city.qala.testkit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Size budgets and caught exceptions, read from the sources by the compiler's own parser. */
final class SourceRules {

    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 40;
    private static final Set<String> MAY_CATCH_ALL = Set.of("HttpEdge", "JobRunner", "FeedLoop");

    private final List<String> faults = new ArrayList<>();

    List<String> faults(Path sources) {
        List<Path> files = javaFiles(sources.resolve("java"));
        if (files.isEmpty()) return List.of("no sources found");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) judge(unit, positions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private void judge(CompilationUnitTree unit, SourcePositions positions) {
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, unit));
        boolean large =
                unit.getTypeDecls().stream()
                        .anyMatch(t -> t instanceof ClassTree c && isLarge(c.getModifiers()));
        if (lines > MOST_LINES_OF_A_FILE && !large)
            faults.add(file + " has " + lines + " lines; " + MOST_LINES_OF_A_FILE + " is most");
        new Walk(file, unit, positions, large).scan(unit, null);
    }

    private final class Walk extends TreePathScanner<Void, Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final boolean large;

        Walk(String file, CompilationUnitTree unit, SourcePositions positions, boolean large) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.large = large;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines = method.getBody() == null ? 0 : last(method) - first(method.getBody()) + 1;
            if (lines > MOST_LINES_OF_A_METHOD && !large && !isLarge(method.getModifiers()))
                faults.add(
                        file
                                + " line "
                                + first(method)
                                + ": "
                                + method.getName()
                                + " has "
                                + lines
                                + " lines; "
                                + MOST_LINES_OF_A_METHOD
                                + " is most");
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitCatch(CatchTree caught, Void nothing) {
            String type = String.valueOf(caught.getParameter().getType());
            boolean all = type.equals("Exception") || type.equals("Throwable");
            if (all && !MAY_CATCH_ALL.contains(file.replace(".java", "")))
                faults.add(file + " line " + first(caught) + " catches " + type);
            return super.visitCatch(caught, null);
        }

        private long first(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        private long last(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        }
    }

    private static boolean isLarge(com.sun.source.tree.ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals("Large")) return true;
        }
        return false;
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
