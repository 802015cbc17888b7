package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No floating-point number and no common randomness in the release, read from its bytecode. */
class IntegersOnlyTest {

    private static final List<String> COMMON_RANDOMNESS =
            List.of(
                    "java/util/Random",
                    "java/util/concurrent/ThreadLocalRandom",
                    "java/util/SplittableRandom",
                    "java/util/random/RandomGenerator");

    @Test
    void givenTheReleasePackage_whenItsBytecodeIsRead_thenNothingInItFloats() throws Exception {
        List<Path> classes = classesBeside(ReleasedCube.class);
        List<String> faults = new ArrayList<>();
        for (Path file : classes) faults.addAll(faults(file));

        assertThat(classes).as("classes of the package").hasSizeGreaterThan(12);
        assertThat(faults).isEmpty();
    }

    @Test
    void givenAClassThatFloats_whenItsBytecodeIsRead_thenEachWayIsFound() throws Exception {
        assertThat(faultsOf(Floating.class)).anyMatch(f -> f.contains("floats"));
        assertThat(faultsOf(Shaking.class)).anyMatch(f -> f.contains("java/util/Random"));
        assertThat(faultsOf(Tossing.class)).anyMatch(f -> f.contains("Math.random"));
    }

    private static final class Floating {
        long half(long whole) {
            return (long) (whole * 0.5);
        }
    }

    private static final class Shaking {
        @SuppressWarnings("UnsecureRandom")
        int any() {
            return new java.util.Random().nextInt();
        }
    }

    private static final class Tossing {
        boolean isHeads() {
            return Math.random() < 1;
        }
    }

    private static List<String> faultsOf(Class<?> type) throws Exception {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return faults(folder(type).resolve(name + ".class"));
    }

    private static List<Path> classesBeside(Class<?> type) throws Exception {
        try (Stream<Path> files = Files.list(folder(type))) {
            return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
        }
    }

    private static Path folder(Class<?> type) throws URISyntaxException {
        Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return root.resolve(type.getPackageName().replace('.', '/'));
    }

    private static List<String> faults(Path file) throws IOException {
        ClassModel model = ClassFile.of().parse(file);
        List<String> faults = new ArrayList<>();
        model.methods()
                .forEach(m -> {
                    if (floats(m.methodType().stringValue()))
                        faults.add(file + " floats in " + m.methodName());
                    m.code()
                            .ifPresent(code ->
                                    code.forEach(i -> {
                                        if (isFloating(i)) faults.add(file + " floats: " + i);
                                    }));
                });
        model.fields()
                .forEach(f -> {
                    if (floats(f.fieldType().stringValue()))
                        faults.add(file + " floats in " + f.fieldName());
                });
        for (PoolEntry entry : model.constantPool()) faults.addAll(faults(file, entry));
        return faults;
    }

    private static List<String> faults(Path file, PoolEntry entry) {
        return switch (entry) {
            case DoubleEntry d -> List.of(file + " floats: " + d.doubleValue());
            case FloatEntry f -> List.of(file + " floats: " + f.floatValue());
            case NameAndTypeEntry n when n.name().equalsString("random") ->
                    List.of(file + " calls Math.random");
            case NameAndTypeEntry n when floats(n.type().stringValue()) ->
                    List.of(file + " floats in a call of " + n.name());
            case Utf8Entry u when COMMON_RANDOMNESS.contains(u.stringValue()) ->
                    List.of(file + " uses " + u);
            default -> List.of();
        };
    }

    /** Whether a descriptor has a double or a float that is not part of a class's name. */
    private static boolean floats(String descriptor) {
        String bare = descriptor.replaceAll("L[^;]*;", "");
        return bare.indexOf('D') >= 0 || bare.indexOf('F') >= 0;
    }

    private static boolean isFloating(CodeElement element) {
        if (element instanceof NewPrimitiveArrayInstruction made)
            return made.typeKind() == TypeKind.DOUBLE || made.typeKind() == TypeKind.FLOAT;
        return element instanceof Instruction i
                && i.opcode()
                        .name()
                        .matches(
                                "[ILFD]2[FD]|[FD]2[IL]|[FD](ADD|SUB|MUL|DIV|REM|NEG|LOAD|STORE"
                                        + "|ALOAD|ASTORE|RETURN|CONST|CMP).*");
    }
}
