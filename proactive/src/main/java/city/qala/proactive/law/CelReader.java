package city.qala.proactive.law;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Map;
import java.util.Optional;

/**
 * Turns texts in the closed subset of CEL into typed expressions. The grammar and the type check
 * are CEL's own; which functions exist is {@link Vocabulary}'s.
 */
final class CelReader {
    static final OpaqueType SCALE = OpaqueType.create("scale");

    private final CelCompiler compiler;
    private final Faults faults;
    private final TreeBuilder builder;

    CelReader(Map<String, Variable> variables, Map<String, Parameter> parameters, Faults faults) {
        this.faults = faults;
        this.builder = new TreeBuilder(variables, parameters, faults);
        CelCompilerBuilder b =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setStandardEnvironmentEnabled(false)
                        .setOptions(CelOptions.current().maxExpressionCodePointSize(20_000).build())
                        .addFunctionDeclarations(Vocabulary.declarations());
        variables.values().forEach(v -> b.addVar(v.name(), celType(v.type())));
        parameters
                .values()
                .forEach(p -> b.addVar(p.name(), p.isScale() ? SCALE : celType(p.type())));
        this.compiler = b.build();
    }

    static CelType celType(Type type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case NUMBER -> SimpleType.DOUBLE;
            case DATE -> SimpleType.TIMESTAMP;
            case TEXT -> SimpleType.STRING;
        };
    }

    /** The expression of a text; empty, with faults said, if it is none. */
    Optional<Expr> read(Yaml at, Type wanted, boolean person) {
        Place place = at.textPlace();
        Optional<CelAbstractSyntaxTree> tree = checked(at.text(), place);
        if (tree.isEmpty()) return Optional.empty();
        Optional<Expr> expr = builder.build(tree.get(), place);
        if (expr.isEmpty()) return expr;
        Expr e = expr.get();
        if (e.type() != wanted) {
            at.fault(
                    "must be a %s, it is a %s", Vocabulary.word(wanted), Vocabulary.word(e.type()));
            return Optional.empty();
        }
        if (e.person() && !person) {
            at.fault(
                    "differs between people, but is asked for the household: gather it with"
                            + " any(…), all(…), count(…), sum(…), min(…) or max(…)");
            return Optional.empty();
        }
        return expr;
    }

    private Optional<CelAbstractSyntaxTree> checked(String text, Place place) {
        CelValidationResult parsed = compiler.parse(text, place.toString());
        if (parsed.hasError()) return failed(parsed, place);
        try {
            CelAbstractSyntaxTree raw = parsed.getAst();
            CelValidationResult result =
                    compiler.check(
                            CelAbstractSyntaxTree.newParsedAst(
                                    decimals(raw.getExpr()), raw.getSource()));
            if (result.hasError()) return failed(result, place);
            return Optional.of(result.getAst());
        } catch (CelValidationException e) {
            faults.add(place, "cannot be read: %s", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<CelAbstractSyntaxTree> failed(CelValidationResult result, Place place) {
        for (CelIssue issue : result.getErrors()) {
            CelSourceLocation at = issue.getSourceLocation();
            faults.add(
                    place.plus(Math.max(0, at.getLine() - 1), Math.max(0, at.getColumn())),
                    "%s",
                    Vocabulary.plain(issue.getMessage()));
        }
        return Optional.empty();
    }

    /** Whole numbers become decimals: our numbers are of one type. */
    private static CelExpr decimals(CelExpr e) {
        return switch (e.getKind()) {
            case CONSTANT ->
                    e.constant().getKind() == CelConstant.Kind.INT64_VALUE
                            ? CelExpr.ofConstant(
                                    e.id(), CelConstant.ofValue((double) e.constant().int64Value()))
                            : e;
            case CALL ->
                    CelExpr.ofCall(
                            e.id(),
                            e.call().target().map(CelReader::decimals),
                            e.call().function(),
                            e.call().args().stream()
                                    .map(CelReader::decimals)
                                    .collect(
                                            com.google.common.collect.ImmutableList
                                                    .toImmutableList()));
            case LIST ->
                    CelExpr.ofList(
                            e.id(),
                            e.list().elements().stream()
                                    .map(CelReader::decimals)
                                    .collect(
                                            com.google.common.collect.ImmutableList
                                                    .toImmutableList()),
                            e.list().optionalIndices());
            default -> e;
        };
    }
}
