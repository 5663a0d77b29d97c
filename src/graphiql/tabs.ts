import { Kind, parse, TokenKind, visit } from 'graphql';
import type { DefinitionNode } from 'graphql';
import * as answers from '../demo/answers.ts';

/** A tab of GraphiQL, as its `defaultTabs` option takes it. */
export interface Tab {
  readonly query: string;
  /** JSON. Strings such as "$session" are filled in by carry.js when the tab is run. */
  readonly variables: string;
}

interface Preparation {
  /** The operation that the tab shows. */
  readonly operation: string;
  /** Paragraphs above it, beside the operation's own comment. */
  readonly note?: readonly string[];
  readonly variables?: object;
}

const submission = (step: string, given: object): Preparation => ({
  operation: `Submit${step.charAt(0)}${step.slice(1).toLowerCase()}`,
  variables: {
    input: { sessionId: '$session', expectedVersion: `$version:${step}`, answers: given },
  },
});

/** The tabs, in the order in which a newcomer runs them. */
const PREPARATIONS: readonly Preparation[] = [
  {
    operation: 'Welcome',
    note: [
      'Welcome to Gangway. Run the tabs from left to right, each with the pink button or Ctrl-Enter: they register a person, walk all steps of the wizard, and end with an organization.',
      'Nothing needs copying. This page remembers the token, the session, the versions of its steps and more from the answers, in this browser only. They take the place of "$session", "$version:WELCOME" and the like in the variables below.',
      'To start over as somebody else, run Register again. To have the tabs as they were, add ?reset to the address of this page.',
    ],
  },
  {
    operation: 'Register',
    note: ['The address is a new one each time: run this as often as you like.'],
    variables: { input: { email: '$random-email', ...answers.founder } },
  },
  { operation: 'Industries', variables: { search: answers.INDUSTRY_SEARCH } },
  { operation: 'Start', variables: { flow: 'ORGANIZATION' } },
  {
    operation: 'Progress',
    note: [
      'GraphiQL ends a subscription when you change tabs. To watch it while you go on, run it in a second window of this page.',
    ],
    variables: { sessionId: '$session' },
  },
  {
    operation: 'SaveDraft',
    variables: {
      input: {
        sessionId: '$session',
        expectedVersion: '$version:WELCOME',
        step: {
          welcome: { fullName: answers.welcome.fullName, jobTitle: answers.welcome.jobTitle },
        },
      },
    },
  },
  submission('WELCOME', answers.welcome),
  submission('COMPANY', answers.company('$industry')),
  {
    operation: 'RequestSuggestion',
    variables: { sessionId: '$session', kind: answers.SUGGESTED },
  },
  {
    operation: 'AcceptSuggestion',
    variables: { input: { id: '$suggestion', expectedVersion: '$version:STRUCTURE' } },
  },
  submission('STRUCTURE', answers.structure),
  submission('OBJECTIVES', answers.objectives),
  submission('TEAM', answers.team),
  submission('PREFERENCES', answers.preferences),
  submission('REVIEW', answers.review),
  { operation: 'Complete', variables: { sessionId: '$session' } },
  { operation: 'OrganizationBySlug', variables: { slug: '$slug' } },
];

/** What GraphiQL's editor shows of a line in a window of 1280 pixels. */
const COLUMNS = 52;

/** Makes the tabs out of a document that holds their operations, each with its comments and the fragments it needs. */
export function prepareTabs(document: string): Tab[] {
  const definitions = definitionsOf(document);
  return PREPARATIONS.map(({ operation, note = [], variables }) => {
    const names = [operation, ...fragmentsOf(operation, definitions)];
    const [first = '', ...fragments] = names.map((name) => definitions.get(name)?.text ?? '');
    const intro = note.map((paragraph) => `${comment(paragraph)}\n#\n`).join('');
    return {
      query: `${[intro + first, ...fragments].join('\n\n')}\n`,
      variables: variables ? JSON.stringify(variables, null, 2) : '',
    };
  });
}

interface Definition {
  readonly node: DefinitionNode;
  /** As it stands in the document, below the comment right above it. */
  readonly text: string;
}

function definitionsOf(document: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const node of parse(document).definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    if (!node.name || !node.loc) continue;
    const lines: string[] = [];
    let token = node.loc.startToken;
    while (token.prev?.kind === TokenKind.COMMENT && token.prev.line === token.line - 1) {
      token = token.prev;
      lines.unshift(token.value.trim());
    }
    const above = lines.length > 0 ? `${comment(lines.join(' '))}\n` : '';
    found.set(node.name.value, {
      node,
      text: above + document.slice(node.loc.start, node.loc.end),
    });
  }
  return found;
}

/** The names of the fragments that a definition spreads, and those that they spread, each once. */
function fragmentsOf(name: string, definitions: ReadonlyMap<string, Definition>): Set<string> {
  const names = new Set<string>();
  const collect = (from: string) => {
    const definition = definitions.get(from);
    if (!definition) throw new Error(`There is no ${from} in the operations.`);
    visit(definition.node, {
      FragmentSpread({ name: { value } }) {
        if (names.has(value)) return;
        names.add(value);
        collect(value);
      },
    });
  };
  collect(name);
  return names;
}

/** A paragraph as a comment, broken where the editor ends. */
function comment(paragraph: string): string {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (line.length < COLUMNS) lines.splice(-1, 1, line);
    else lines.push(` ${word}`);
  }
  return lines.map((line) => `#${line}`).join('\n');
}
