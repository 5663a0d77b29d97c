import { getOperationAST, getVariableValues, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, ParseOptions, Source } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GangwayPlugin } from './request.ts';

/** More than any client of the wizard sends, and little enough that checking a hostile document stays cheap. */
const MAX_TOKENS = 3_000;
const MAX_VALIDATION_ERRORS = 20;
const MAX_VARIABLE_ERRORS = 5;

/** Bounds what reading a document may cost; what running it may cost is bounded by its complexity (builder.ts). */
export function useLimits(): GangwayPlugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string | Source, options?: ParseOptions) => {
        try {
          return parse(source, { ...options, maxTokens: MAX_TOKENS });
        } catch (error) {
          throw withCode(error);
        }
      });
    },
    onValidate({ setValidationFn }) {
      const bounded: typeof validate = (schema, document, rules, options, typeInfo) =>
        validate(
          schema,
          document,
          rules,
          { ...options, maxErrors: MAX_VALIDATION_ERRORS },
          typeInfo,
        );
      setValidationFn(bounded);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const errors = variableErrors(args);
      if (errors) setResultAndStopExecution({ errors });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const errors = variableErrors(args);
      if (errors) setResultAndStopExecution({ errors });
    },
  };
}

/** A few of the variables' mistakes: the executor would tell fifty, each with the whole value, which may be large. */
function variableErrors(args: ExecutionArgs): readonly GraphQLError[] | undefined {
  const { schema, document, operationName, variableValues } = args;
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const options = { maxErrors: MAX_VARIABLE_ERRORS };
  return getVariableValues(schema, definitions, variableValues ?? {}, options).errors;
}

function withCode(error: unknown): unknown {
  // Brackets within brackets, deeper than the parser's stack.
  if (error instanceof RangeError) return tooLong();
  if (!(error instanceof GraphQLError)) return error;
  if (/more that? \d+ tokens/.test(error.message)) return tooLong(error);
  return refused(error.message, 'GRAPHQL_PARSE_FAILED', error);
}

const tooLong = (error?: GraphQLError): GraphQLError =>
  refused(
    `The document is too long: at most ${MAX_TOKENS} tokens. Send values as variables and several operations apart.`,
    'TOO_COMPLEX',
    error,
  );

function refused(message: string, code: string, at?: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    ...(at?.source && { source: at.source }),
    ...(at?.positions && { positions: at.positions }),
    extensions: { code, http: { spec: true, status: 400 } },
  });
}

/** Yoga's cache of parsed and validated documents, bounded by their text too and not only by their number. */
export function documentCaches() {
  const bounds = {
    max: 1_000,
    maxSize: 8_000_000,
    maxEntrySize: 100_000,
    sizeCalculation: (_value: unknown, text: string) => text.length + 1,
    ttl: 3_600_000,
  };
  return {
    documentCache: new LRUCache<string, DocumentNode>(bounds),
    errorCache: new LRUCache<string, Error>({ ...bounds, maxSize: 500_000, maxEntrySize: 10_000 }),
    validationCache: true,
  };
}
