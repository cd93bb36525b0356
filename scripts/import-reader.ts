import { type Expression, parseSync, Visitor } from "oxc-parser";

/** One thing that a file imports: `specifier` is null where it is computed and nobody can check it. */
export type ImportFound = { readonly specifier: string | null; readonly line: number };

export type Reading = {
  readonly imports: readonly ImportFound[];
  /** What the first statement after directives imports; null where it is no import. */
  readonly first: string | null;
  /** Why the file could not be read; such a file passes nothing. */
  readonly fault: string | null;
};

function textOf(node: Expression): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? null;
  }
  return null;
}

/**
 * Reads every way in which a source can name another: import and export … from, with or without `type`,
 * import(), import types, import … = require() and require().
 */
export function readImports(file: string, source: string): Reading {
  const { program, errors } = parseSync(file, source);
  const found: ImportFound[] = [];
  const lineAt = (at: number) => source.slice(0, at).split("\n").length;
  const add = (specifier: string | null, at: number) => found.push({ specifier, line: lineAt(at) });
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.start),
    ExportAllDeclaration: (node) => add(node.source.value, node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.start);
    },
    ImportExpression: (node) => add(textOf(node.source), node.start),
    TSImportType: (node) => add(node.source.value, node.start),
    TSExternalModuleReference: (node) => add(node.expression.value, node.start),
    CallExpression: (node) => {
      if (node.callee.type !== "Identifier" || node.callee.name !== "require") return;
      const [argument] = node.arguments;
      add(argument && argument.type !== "SpreadElement" ? textOf(argument) : null, node.start);
    },
  }).visit(program);
  const statement = program.body.find((node) => !(node.type === "ExpressionStatement" && node.directive));
  return {
    imports: found,
    first: statement?.type === "ImportDeclaration" ? statement.source.value : null,
    fault: errors.find(({ severity }) => severity === "Error")?.message ?? null,
  };
}
