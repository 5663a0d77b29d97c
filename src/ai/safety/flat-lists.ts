/** Lists of answers as lines that a model reads well: one item a line, numbered, and no item can begin another. */

type Values = Readonly<Record<string, unknown>>;
/** Text cleaned, and cut to so many code points. */
type Clean = (text: string, most: number) => string;

/** As many items as any step takes: invitations, of which 100 may be. */
const MOST_ITEMS = 100;
const LONGEST_NAME = 100;
const LONGEST_SENTENCE = 300;

/** The items of a list of this field, in at most `most` code points, and how many more there are. */
export function flatList(
  field: string,
  items: readonly unknown[],
  clean: Clean,
  mailboxes: boolean,
  most: number,
): string {
  const oneLine: Clean = (text, longest) => clean(text, longest).replace(/\s+/gu, ' ');
  const lines: string[] = [];
  let length = 0;
  let read = 0;
  for (const [index, item] of items.slice(0, MOST_ITEMS).entries()) {
    const text =
      typeof item === 'string'
        ? oneLine(item, LONGEST_NAME)
        : structured(field, item, oneLine, mailboxes);
    // People are counted by their place: an answer names them by it.
    const line = `${field === 'invitations' ? 'person ' : ''}${index + 1}: ${text}`;
    if (length + line.length > most) break;
    read += 1;
    if (text === '') continue;
    length += line.length + 1;
    lines.push(line);
  }
  if (lines.length === 0) return '';
  const left = items.length - read;
  return left === 0 ? lines.join('\n') : [...lines, `(${left} more are not listed)`].join('\n');
}

function structured(field: string, item: unknown, clean: Clean, mailboxes: boolean): string {
  // Of a draft, an item that has not the type of its list is not there.
  if (item === undefined || item === null) return '';
  const values = Object(item) as Values;
  if (field === 'departments') return department(values, clean);
  if (field === 'objectives') return objective(values, clean);
  if (field === 'invitations') return invitation(values, clean, mailboxes);
  throw new Error(`Nothing says how an item of ${field} is told.`);
}

const textIn = (values: Values, field: string, clean: Clean, most = LONGEST_NAME): string => {
  const value = values[field];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? clean(value, most) : '';
};

/** Parts that are there, each after its word. */
const told = (parts: readonly (readonly [word: string, value: string])[]): string =>
  parts
    .filter(([, value]) => value !== '')
    .map(([word, value]) => (word === '' ? value : `${word} ${value}`))
    .join(', ');

const department = (values: Values, clean: Clean) =>
  told([
    ['', textIn(values, 'name', clean)],
    ['type', textIn(values, 'type', clean)],
    ['key', textIn(values, 'key', clean)],
    ['part of key', textIn(values, 'parentKey', clean)],
  ]);

function objective(values: Values, clean: Clean): string {
  const results = Array.isArray(values['keyResults']) ? (values['keyResults'] as unknown[]) : [];
  const listed = results.slice(0, 5).map((result) => {
    const its = Object(result) as Values;
    return told([
      ['', textIn(its, 'title', clean, 150)],
      ['measured as', textIn(its, 'metricType', clean)],
      ['from', textIn(its, 'baseline', clean)],
      ['to', textIn(its, 'target', clean)],
      ['unit', textIn(its, 'unit', clean)],
    ]);
  });
  return told([
    ['', textIn(values, 'title', clean)],
    ['description:', textIn(values, 'description', clean, LONGEST_SENTENCE)],
    [
      'key results:',
      listed
        .filter((result) => result !== '')
        .map((result) => `(${result})`)
        .join(' '),
    ],
  ]);
}

/** A person without their address; of it only what stands before the @, and only where it is asked for. */
const invitation = (values: Values, clean: Clean, mailboxes: boolean) =>
  told([
    ['mailbox', mailboxes ? textIn(values, 'email', clean, 254).replace(/@.*$/u, '') : ''],
    ['role', textIn(values, 'role', clean) || 'not chosen'],
    ['department key', textIn(values, 'departmentKey', clean)],
  ]);
