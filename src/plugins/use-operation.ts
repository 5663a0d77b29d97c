import { getOperationAST, Kind } from 'graphql';
import type { DocumentNode, SelectionSetNode } from 'graphql';
import type { GangwayPlugin, OperationFacts } from './request.ts';

/** Notes which operation of the document is meant, for the plugins that judge it before it runs. */
export function useOperation(): GangwayPlugin {
  const known = new WeakMap<DocumentNode, Map<string | undefined, OperationFacts>>();
  return {
    onParse:
      () =>
      ({ result, context, extendContext }) => {
        if (!isDocument(result)) return;
        // Documents come from a cache, so what was found out about one serves every request that sends it.
        const { operationName } = context.params;
        const byName = known.get(result) ?? new Map<string | undefined, OperationFacts>();
        known.set(result, byName);
        let operation = byName.get(operationName);
        if (!operation) {
          operation = describeOperation(result, operationName);
          if (operation) byName.set(operationName, operation);
        }
        if (operation) extendContext({ operation });
      },
  };
}

function isDocument(result: unknown): result is DocumentNode {
  return (result as DocumentNode | null)?.kind === Kind.DOCUMENT;
}

function describeOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationFacts | undefined {
  const node = getOperationAST(document, operationName);
  if (!node) return undefined;
  const rootFields = new Set<string>();
  const visited = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        rootFields.add(selection.name.value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet);
      }
    }
  };
  collect(node.selectionSet);
  return { name: node.name?.value ?? null, kind: node.operation, rootFields: [...rootFields] };
}
